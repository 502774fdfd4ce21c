package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.schemasync.annotation.RenamedFrom;
import io.schemasync.plan.Removal;
import io.schemasync.plan.Unmapped;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A column with another name while replicas of both versions write:
 * {@code schemasync.additive.renames=expand}.
 */
class RenamedColumnTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** The version before. */
	interface V1 {

		enum Rank {

			LOW, HIGH

		}

		@Entity(name = "Person")
		class Person {

			@Id
			Long id;

			@Column(nullable = false, length = 30)
			String surname;

			Integer score;

			@Enumerated(EnumType.STRING)
			Rank rank;

			Person() {
			}

			Person(long id, String surname, Integer score, Rank rank) {
				this.id = id;
				this.surname = surname;
				this.score = score;
				this.rank = rank;
			}

		}

	}

	/** Calls everything by another name, and some by another type. */
	interface V2 {

		enum Level {

			LOW, HIGH, TOP

		}

		@Entity(name = "Person")
		class Person {

			@Id
			Long id;

			@RenamedFrom("surname")
			@Column(nullable = false, length = 50, unique = true)
			String familyName;

			@RenamedFrom("score")
			Long points;

			@RenamedFrom("rank")
			@Enumerated(EnumType.STRING)
			Level level;

			Person() {
			}

			Person(long id, String familyName, Long points, Level level) {
				this.id = id;
				this.familyName = familyName;
				this.points = points;
				this.level = level;
			}

		}

	}

	@Test
	void rowsOfTodayHaveTheirValuesUnderTheNewNameBeforeTheApplicationStarts() {
		before();
		Start start = this.database.start(V2.Person.class);
		assertThat(start.did()).contains("person.family_name").contains("renamed from surname");
		assertThat(this.database.all(V2.Person.class)).extracting((person) -> person.familyName)
			.containsExactlyInAnyOrder("Curie", "Noether");
		assertThat(this.database.all(V2.Person.class)).extracting((person) -> person.points)
			.containsExactlyInAnyOrder(7L, null);
		assertThat(this.database.schema().tables().values())
			.anySatisfy((table) -> assertThat(table.column("family_name").orElseThrow().nullable()).isFalse());
	}

	/** The rule that both columns have, and one that only the new one has. */
	interface Strict {

		@Entity(name = "Person")
		class Person {

			@Id
			Long id;

			@RenamedFrom("surname")
			@Column(nullable = false, length = 30, unique = true)
			String familyName;

			Integer score;

			@Enumerated(EnumType.STRING)
			V1.Rank rank;

		}

	}

	@Test
	void onlyRulesThatTheVersionBeforeCanBreakWait() {
		before();
		Settings settings = Settings.defaults().tightenAfter(Duration.ofMinutes(15));
		Start start = this.database.start(settings, Strict.Person.class);
		assertThat(start.did()).contains("~ person.family_name not null (Person#familyName)\n")
			.contains("! person.family_name unique (family_name)", "TIME: ");
		assertThat(start.left()).contains("! person.family_name unique (family_name)").doesNotContain("not null");
		this.database.persist(new V1.Person(3, "Curie", 1, V1.Rank.HIGH));
	}

	@Test
	void whatOneVersionWritesTheOtherReads() {
		before();
		this.database.start(V2.Person.class);
		this.database.persist(new V1.Person(3, "Franklin", 1, V1.Rank.HIGH));
		this.database.persist(new V2.Person(4, "Hopper", 2L, V2.Level.LOW));
		assertThat(this.database.all(V1.Person.class)).extracting((person) -> person.surname + person.score)
			.containsExactlyInAnyOrder("Curie7", "Noethernull", "Franklin1", "Hopper2");
		assertThat(this.database.all(V2.Person.class)).extracting((person) -> person.familyName + person.points)
			.containsExactlyInAnyOrder("Curie7", "Noethernull", "Franklin1", "Hopper2");
		this.database.sql("update person set surname = 'Sklodowska', score = null where id = 1",
				"update person set family_name = 'Emmy', points = 5 where id = 2");
		assertThat(this.jdbc.queryForList("""
				select id || surname || coalesce(score, 0) || family_name || coalesce(points, 0) from person
				  where id < 3 order by id""", String.class)).containsExactly("1Sklodowska0Sklodowska0", "2Emmy5Emmy5");
	}

	@Test
	void valueThatTheVersionBeforeCannotHoldIsKept() {
		before();
		this.database.start(V2.Person.class);
		this.database.persist(new V2.Person(5, "A name of more than thirty letters", 5_000_000_000L, V2.Level.TOP));
		this.database.sql("update person set rank = 'LOW' where id = 5");
		assertThat(this.jdbc.queryForMap("select family_name, points, level, surname, score from person where id = 5"))
			.containsEntry("family_name", "A name of more than thirty letters")
			.containsEntry("points", 5_000_000_000L)
			.containsEntry("level", "LOW")
			.containsEntry("surname", "A name of more than thirty let")
			.containsEntry("score", null);
	}

	@Test
	void versionBeforeStartsAgainAndChangesNothing() {
		before();
		this.database.start(V2.Person.class);
		this.database.start(Settings.defaults().notForHibernate(), V1.Person.class);
		this.database.persist(new V1.Person(6, "Meitner", 9, null));
		assertThat(this.database.start(V2.Person.class).changedNothing()).isTrue();
		assertThat(this.jdbc.queryForObject("select points from person where id = 6", Long.class)).isEqualTo(9);
	}

	@Test
	void formerColumnGoesWithWhatKeptItInStep() {
		before();
		Start start = this.database.start(V2.Person.class);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.execute("alter table person drop column surname"));
		List<Unmapped> removable = start.remaining().unmapped();
		assertThat(removable).extracting(Unmapped::object).contains("public.person.surname", "public.person.score");
		assertThat(removable).extracting(Unmapped::note)
			.anyMatch((note) -> note.contains("family_name took its place"));
		removable.forEach((unmapped) -> this.jdbc.execute(unmapped.sql()));
		assertThat(this.database.start(V2.Person.class).left()).isEmpty();
		this.database.persist(new V2.Person(7, "Lamarr", 1L, V2.Level.TOP));
		assertThat(this.jdbc.queryForList("""
				select proname from pg_proc where proname like 'zz%' union all select relname from pg_class
				  where relname like 'zz%' union all select tgname from pg_trigger where tgname like 'zz%'"""))
			.isEmpty();
	}

	@Test
	void anEmptyTableGetsAllOfItAtOnce() {
		this.database.start(V1.Person.class);
		Start start = this.database.start(V2.Person.class);
		assertThat(start.left()).doesNotContain("!", "~", "+");
		assertThat(this.database.schema().tables().values())
			.anySatisfy((table) -> assertThat(table.column("family_name").orElseThrow().nullable()).isFalse());
		this.database.persist(new V1.Person(3, "Franklin", 1, V1.Rank.HIGH));
		assertThat(this.database.all(V2.Person.class)).extracting((person) -> person.familyName)
			.containsExactly("Franklin");
	}

	/** Rules and an index that keep their names. */
	interface Reference {

		@Entity(name = "Child")
		@Table(indexes = @Index(name = "child_mother", columnList = "mother_id"),
				uniqueConstraints = @UniqueConstraint(name = "child_mail", columnNames = "mail"))
		class Before {

			@Id
			Long id;

			@ManyToOne
			@JoinColumn(name = "mother_id", foreignKey = @ForeignKey(name = "child_person"))
			V1.Person mother;

			String mail;

		}

		@Entity(name = "Child")
		@Table(indexes = @Index(name = "child_mother", columnList = "parent_id"),
				uniqueConstraints = @UniqueConstraint(name = "child_mail", columnNames = "email"))
		class After {

			@Id
			Long id;

			@RenamedFrom("mother")
			@ManyToOne
			@JoinColumn(name = "parent_id", foreignKey = @ForeignKey(name = "child_person"))
			V1.Person parent;

			@RenamedFrom("mail")
			String email;

		}

	}

	@Test
	void rulesOfTheSameNameHoldForBothColumns() {
		this.database.start(V1.Person.class, Reference.Before.class);
		this.database.sql("insert into person (id, surname) values (1, 'Curie')",
				"insert into child (id, mother_id, mail) values (1, 1, 'irene@example.org')");
		Start start = this.database.start(V1.Person.class, Reference.After.class);
		assertThat(start.left()).doesNotContain("!");
		assertThat(this.jdbc.queryForList("select conname from pg_constraint where conrelid = 'child'::regclass and "
				+ "contype in ('f', 'u') union all select 'child_mother' from pg_indexes where indexdef like '%mother_id%'",
				String.class))
			.contains("child_person", "child_mail", "child_mother", "child_parent_id_fkey", "child_email_key");
		start.remaining().unmapped().forEach((unmapped) -> this.jdbc.execute(unmapped.sql()));
		assertThat(this.database.start(V1.Person.class, Reference.After.class).changedNothing()).isTrue();
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.execute("insert into child (id, parent_id) values (2, 99)"));
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.execute("insert into child (id, email) values (3, 'irene@example.org')"));
	}

	@Test
	void remembersWhenTheVersionBeforeWroteLast() {
		before();
		this.database.start(V2.Person.class);
		this.database.persist(new V2.Person(8, "Goeppert", 1L, null));
		assertThat(former("surname").usage().lastWrite()).isNull();
		this.database.persist(new V1.Person(9, "Wu", 1, null));
		assertThat(former("surname").usage().lastWrite()).isBetween(Instant.now().minusSeconds(60),
				Instant.now().plusSeconds(60));
		assertThat(former("surname").unmapped().supersededBy()).isEqualTo("public.person.family_name");
	}

	private Removal former(String column) {
		return this.database.contraction(V2.Person.class)
			.removals()
			.stream()
			.filter((removal) -> removal.unmapped().object().equals("public.person." + column))
			.findFirst()
			.orElseThrow();
	}

	private void before() {
		this.database.start(V1.Person.class);
		this.database.persist(new V1.Person(1, "Curie", 7, V1.Rank.HIGH), new V1.Person(2, "Noether", null, null));
	}

}
