package io.schemasync.scenario;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The strategy of developers: drop, and create again. */
interface RecreateScenarios extends Scenarios {

	/** The first version of the application. */
	interface V1 {

		@Entity(name = "Note")
		class Note {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			String text;

		}

		@Entity(name = "Sticker")
		class Sticker {

			@Id
			Long id;

		}

	}

	/** A second version: no stickers, and a text that is a number. */
	interface V2 {

		@Entity(name = "Note")
		class Note {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			Integer text;

		}

	}

	@Test
	default void dropsWhatItCreatedEvenWhereNoEntityMapsItAnyMore() {
		database().start(Settings.defaults().recreate(), V1.Note.class, V1.Sticker.class);
		database().persist(new V1.Note());
		Start start = database().start(Settings.defaults().recreate(), V2.Note.class);
		assertThat(start.did()).isEqualTo("""
				- note table with 2 columns (Note) [DATA_LOSS]
				- sticker table with 1 column [DATA_LOSS]
				- note_seq sequence increment 50 [DATA_LOSS]
				+ note_seq sequence increment 50 (Note#id)
				+ note table with 2 columns (Note)
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(V2.Note.class)).isEmpty();
		assertThat(database().plan(V2.Note.class)).isEmpty();
	}

	@Test
	default void sparesTablesOfOthers() {
		database().sql("create table legacy (id integer)", "insert into legacy values (1)");
		database().start(Settings.defaults().recreate(), V1.Note.class);
		database().start(Settings.defaults().recreate(), V2.Note.class);
		database().sql("insert into legacy values (2)");
		assertThat(database().plan(V2.Note.class)).isEqualTo("""
				? legacy table
				""");
	}

	@Test
	default void dropsNothingWhileTheSchemaMatchesWhereTheUserSaysSo() {
		Settings settings = Settings.defaults().recreateWhenChanged();
		database().start(settings, V1.Note.class);
		database().persist(new V1.Note());
		assertThat(database().start(settings, V1.Note.class).changedNothing()).isTrue();
		assertThat(database().all(V1.Note.class)).hasSize(1);
		assertThat(database().start(settings, V2.Note.class).did()).contains("- note");
		assertThat(database().all(V2.Note.class)).isEmpty();
	}

	@Test
	default void refusesRowsThatNoStampGivesAway() {
		database().createdByHibernate(V1.Note.class);
		database().persist(new V1.Note());
		SchemaSyncException refusal = database().refuse(Settings.defaults().recreate(), V2.Note.class);
		assertThat(refusal.problem()).isEqualTo(Problem.RECREATE_REFUSED);
		assertThat(refusal.getMessage()).containsIgnoringCase("note hold");
	}

	@Test
	default void refusesWhereDataWasKeptBefore() {
		database().start(V1.Note.class);
		SchemaSyncException refusal = database().refuse(Settings.defaults().recreate(), V1.Note.class);
		assertThat(refusal.problem()).isEqualTo(Problem.RECREATE_REFUSED);
	}

	@Test
	default void goesOnAdditivelyFromWhatRecreateMade() {
		database().start(Settings.defaults().recreate(), V1.Note.class);
		database().persist(new V1.Note());
		assertThat(database().start(V1.Note.class).changedNothing()).isTrue();
		database().refuse(Settings.defaults().recreate(), V1.Note.class);
	}

}
