package io.schemasync.scenario;

import java.util.Locale;
import java.util.stream.Stream;

import io.schemasync.plan.Contraction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the database has and no entity maps. */
interface UnmappedScenarios extends Scenarios {

	/** The first version of the application. */
	interface V1 {

		@Entity(name = "Person")
		class Person {

			@Id
			Long id;

			String name;

			String fax;

			@Column(nullable = false)
			String title;

			Person() {
			}

			Person(long id) {
				this.id = id;
				this.fax = "030-1";
				this.title = "Dr";
			}

		}

		@Entity(name = "Pager")
		class Pager {

			@Id
			Long id;

			Pager() {
			}

			Pager(long id) {
				this.id = id;
			}

		}

	}

	/** Nobody has a fax, a title or a pager any more. */
	interface V2 {

		@Entity(name = "Person")
		class Person {

			@Id
			Long id;

			String name;

			Person() {
			}

			Person(long id) {
				this.id = id;
			}

		}

	}

	@Test
	default void reportsAndKeepsWhatAnEarlierVersionMappedAndLetsInsertsPass() {
		database().start(V1.Person.class, V1.Pager.class);
		database().persist(new V1.Person(1), new V1.Pager(2));
		Start start = database().start(V2.Person.class);
		assertThat(start.did()).isEqualTo("""
				~ person.title null allowed (Person)
				? person.fax column
				? person.title column
				? pager table
				""");
		assertThat(start.left()).isEqualTo("""
				? person.fax column
				? person.title column
				? pager table
				""");
		database().persist(new V2.Person(2));
	}

	@Test
	default void reportsAMandatoryColumnThatIsNotOurs() {
		database().sql("create table person (id bigint primary key, name varchar(255), code integer not null)");
		Start start = database().start(V2.Person.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				? person.code column
				    NOT NULL without default: inserts that leave it out fail. This lets them pass: alter table
				    person alter column code drop not null
				""");
	}

	@Test
	default void relaxesAMandatoryColumnThatIsNotOursWhereTheUserSaysSo() {
		database().sql("create table person (id bigint primary key, name varchar(255), code integer not null)");
		assertThat(database().start(Settings.defaults().relaxUnmapped(), V2.Person.class).did()).isEqualTo("""
				~ person.code null allowed (Person)
				? person.code column
				""");
	}

	@Test
	default void listsWhatCouldGoInAnOrderThatWorks() {
		database().start(V1.Person.class, V1.Pager.class);
		database().persist(new V1.Person(1), new V1.Pager(2));
		database().sql(
				"create table a_call (id bigint primary key, pager_id bigint, foreign key (pager_id) references pager (id))",
				"insert into a_call values (1, 2)", "create index person_name on person (name)");
		database().start(V2.Person.class);
		Contraction contraction = database().contraction(V2.Person.class);
		assertThat(contraction.removals()).hasSize(5).allSatisfy((removal) -> {
			assertThat(removal.obstacles()).isEmpty();
			boolean ours = !removal.unmapped().object().matches(".*(a_call|A_CALL)");
			assertThat(removal.unmapped().absence().since() != null).isEqualTo(ours);
			removal.statements()
				.stream()
				.flatMap((statement) -> Stream.of(statement.split(";\n")))
				.forEach(database()::sql);
		});
		assertThat(database().contraction(V2.Person.class).removals()).isEmpty();
		assertThat(database().plan(V2.Person.class)).isEmpty();
		assertThat(database().all(V2.Person.class)).hasSize(1);
	}

	@Test
	default void reportsTablesOfOthers() {
		database().sql("create table legacy (id integer)", "create table flyway_schema_history (id integer)");
		assertThat(database().start(V2.Person.class).left()).isEqualTo("""
				? legacy table
				""");
	}

	@Test
	default void doesNotReportWhatIsToBeIgnored() {
		database().sql("create table legacy (id integer)", "create table old_stuff (id integer)");
		assertThat(database().start(Settings.defaults().ignoreUnmapped("old_*", "*.legacy"), V2.Person.class).left())
			.isEmpty();
	}

	@Test
	default void leavesAnExcludedTableAlone() {
		database().sql("create table person (id bigint primary key)");
		Settings settings = Settings.defaults().exclude("*.person", "pager");
		Start start = database().start(settings, V2.Person.class, V1.Pager.class, Address.class);
		assertThat(start.did()).isEqualTo("""
				+ address table with 1 column (Address)
				""");
		assertThat(database().schema().tables().keySet()).extracting((name) -> name.name().toLowerCase(Locale.ROOT))
			.contains("address", "person")
			.doesNotContain("pager");
	}

	/** Something that is not excluded. */
	@Entity(name = "Address")
	class Address {

		@Id
		Long id;

	}

	@Test
	default void leavesAViewThatHasTheNameOfATable() {
		database().sql("create table human (id bigint primary key, name varchar(255))",
				"create view person as select id, name from human");
		assertThat(database().start(V2.Person.class).left()).isEqualTo("""
				? human table
				? person view
				    mapped as a table, but the database has a view of this name: left as it is
				""");
	}

}
