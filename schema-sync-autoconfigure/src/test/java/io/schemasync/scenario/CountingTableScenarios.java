package io.schemasync.scenario;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How scenarios play where there are no sequences, so that Hibernate counts in tables of
 * one row.
 */
interface CountingTableScenarios extends SequenceScenarios, RecreateScenarios {

	@Test
	@Override
	default void startsAMissingSequenceAboveTheRowsThatAreThere() {
		database().start(SequenceScenarios.Assigned.Invoice.class);
		database().persist(new SequenceScenarios.Assigned.Invoice(1), new SequenceScenarios.Assigned.Invoice(17));
		assertThat(database().start(SequenceScenarios.ByTen.Invoice.class).did()).isEqualTo("""
				+ invoice_numbers table with 1 column
				""");
		database().persist(new SequenceScenarios.ByTen.Invoice(), new SequenceScenarios.ByTen.Invoice());
		assertThat(database().all(SequenceScenarios.ByTen.Invoice.class)).hasSize(4)
			.allMatch((invoice) -> invoice.id == 1 || invoice.id >= 17);
	}

	/** A table does not tell in which steps it counts. */
	@Test
	@Override
	default void failsTheStartWhenIdsWouldOverlap() {
		database().start(SequenceScenarios.ByTen.Invoice.class);
		assertThat(database().plan(SequenceScenarios.ByFifty.Invoice.class)).isEmpty();
	}

	@Test
	@Override
	default void leavesASequenceThatNoEntityUsesAnyMore() {
		database().start(SequenceScenarios.ByTen.Invoice.class);
		assertThat(database().start(SequenceScenarios.Assigned.Invoice.class).left()).isEqualTo("""
				? invoice_numbers table
				""");
	}

	@Test
	@Override
	default void dropsWhatItCreatedEvenWhereNoEntityMapsItAnyMore() {
		database().start(Settings.defaults().recreate(), RecreateScenarios.V1.Note.class,
				RecreateScenarios.V1.Sticker.class);
		database().persist(new RecreateScenarios.V1.Note());
		Start start = database().start(Settings.defaults().recreate(), RecreateScenarios.V2.Note.class);
		assertThat(start.did()).isEqualTo("""
				- note table with 2 columns (Note) [DATA_LOSS]
				- note_seq table with 1 column [DATA_LOSS]
				- sticker table with 1 column [DATA_LOSS]
				+ note table with 2 columns (Note)
				+ note_seq table with 1 column
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(RecreateScenarios.V2.Note.class)).isEmpty();
		assertThat(database().plan(RecreateScenarios.V2.Note.class)).isEmpty();
	}

	@Test
	@Override
	default void refusesRowsThatNoStampGivesAway() {
		database().createdByHibernate(RecreateScenarios.V1.Note.class);
		database().persist(new RecreateScenarios.V1.Note());
		SchemaSyncException refusal = database().refuse(Settings.defaults().recreate(),
				RecreateScenarios.V2.Note.class);
		assertThat(refusal.problem()).isEqualTo(Problem.RECREATE_REFUSED);
		assertThat(refusal.getMessage()).containsPattern("note, (\\w+\\.)?note_seq hold rows");
	}

}
