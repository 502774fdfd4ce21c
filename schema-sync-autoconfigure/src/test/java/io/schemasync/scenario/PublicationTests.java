package io.schemasync.scenario;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables whose changes others get by logical replication, which does not carry DDL. */
class PublicationTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	/** The first version. */
	interface V1 {

		@Entity(name = "Song")
		class Song {

			@Id
			Long id;

		}

	}

	/** With a new column, and a new table that has no key. */
	interface V2 {

		@Entity(name = "Song")
		class Song {

			@Id
			Long id;

			String title;

			@ElementCollection
			@CollectionTable(name = "song_tags")
			List<String> tags;

		}

	}

	@Test
	void newColumnsAndTablesWithoutKeyWaitForThePerson() {
		this.database.start(V1.Song.class);
		this.database.sql("create publication everything for all tables");
		Start start = this.database.start(Settings.defaults().notForHibernate(), V2.Song.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).contains("! song.title").contains("! song_tags table").contains("[REPLICATED");
		assertThat(start.left().replaceAll("\\s+", " ")).contains("publication everything")
			.contains("schemasync.additive.replicated=apply");
	}

	@Test
	void comeWhereTheUserSaysThatTheSubscribersHaveThem() {
		this.database.start(V1.Song.class);
		this.database.sql("create publication everything for all tables");
		assertThat(this.database.start(Settings.defaults().replicated(), V2.Song.class).left()).isEmpty();
	}

	@Test
	void tablesOutsideOfThePublicationDoNotCare() {
		this.database.start(V1.Song.class);
		this.database.sql("create table other (id bigint primary key)", "create publication one for table other");
		assertThat(this.database.start(V2.Song.class).left().lines().filter((line) -> line.startsWith("!"))).isEmpty();
	}

	@Test
	void publishedTableAloneKeepsItsColumns() {
		this.database.start(V1.Song.class);
		this.database.sql("create publication songs for table song");
		Start start = this.database.start(Settings.defaults().notForHibernate(), V2.Song.class);
		assertThat(start.did()).contains("+ song_tags table").contains("! song.title");
	}

}
