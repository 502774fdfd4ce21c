package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Scenarios about what only PostgreSQL has. */
class PostgreSqlSpecialTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	/** A type of its own holds the constants. */
	interface Moods {

		enum Mood {

			CALM, KEEN

		}

		@Entity(name = "Cat")
		class Cat {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Mood mood;

			Cat() {
			}

			Cat(long id, Mood mood) {
				this.id = id;
				this.mood = mood;
			}

		}

	}

	/** The type has a constant more. */
	interface MoreMoods {

		enum Mood {

			CALM, GRUMPY, KEEN

		}

		@Entity(name = "Cat")
		class Cat {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Mood mood;

			Cat() {
			}

			Cat(long id, Mood mood) {
				this.id = id;
				this.mood = mood;
			}

		}

	}

	@Test
	void addsALabelToATypeAndKeepsTheValues() {
		this.database.start(Moods.Cat.class);
		this.database.persist(new Moods.Cat(1, Moods.Mood.CALM), new Moods.Cat(2, Moods.Mood.KEEN));
		Start start = this.database.start(MoreMoods.Cat.class);
		assertThat(start.did()).isEqualTo("""
				+ mood label GRUMPY (Cat#mood)
				""");
		this.database.persist(new MoreMoods.Cat(3, MoreMoods.Mood.GRUMPY));
		assertThat(this.database.all(MoreMoods.Cat.class)).extracting((cat) -> cat.mood)
			.containsExactly(MoreMoods.Mood.CALM, MoreMoods.Mood.KEEN, MoreMoods.Mood.GRUMPY);
	}

	@Test
	void withholdsTheRemovalOfALabel() {
		this.database.start(MoreMoods.Cat.class);
		this.database.persist(new MoreMoods.Cat(1, MoreMoods.Mood.GRUMPY));
		Start start = this.database.start(Moods.Cat.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! mood enum type CALM, GRUMPY, KEEN → enum type CALM, KEEN (Cat#mood) [NARROWS]
				    PERSON: Rows may hold GRUMPY of type mood, which the entity no longer knows. PostgreSQL removes
				    no labels: leave them, or make the type anew. In the way: 1 row, for example the one with the
				    key (1 in cat).
				""");
	}

	/** A table in a schema of its own. */
	@Entity(name = "Branch")
	@Table(schema = "offices")
	static class Branch {

		@Id
		Long id;

	}

	@Test
	void createsASchema() {
		Start start = this.database.start(Branch.class);
		assertThat(start.did()).isEqualTo("""
				+ offices schema
				+ offices.branch table with 1 column (Branch)
				""");
		assertThat(this.database.start(Branch.class).changedNothing()).isTrue();
	}

	/** Names that must be quoted, and quoted right. */
	interface Odd {

		@Entity(name = "Odd")
		@Table(name = "`select`", indexes = @Index(name = "`Index of \"all\"`", columnList = "`from`"),
				uniqueConstraints = @UniqueConstraint(name = "`UNIQUE`", columnNames = { "`Größe`", "`user`" }))
		class Before {

			@Id
			@Column(name = "`order`")
			Long id;

			@Column(name = "`from`")
			String from;

			@Column(name = "`user`")
			String user;

			@Column(name = "`Größe`")
			Integer size;

		}

		@Entity(name = "Odd")
		@Table(name = "`select`", indexes = @Index(name = "`Index of \"all\"`", columnList = "`from`, `user`"),
				uniqueConstraints = @UniqueConstraint(name = "`UNIQUE`", columnNames = { "`Größe`", "`user`" }))
		class After {

			@Id
			@Column(name = "`order`")
			Long id;

			@Column(name = "`from`", nullable = false)
			String from;

			@Column(name = "`user`", length = 300)
			String user;

			@Column(name = "`Größe`", nullable = false)
			Integer size;

			@Column(name = "`it's \"new\"`")
			String odd;

			@Column(name = "`日本語`")
			String japanese;

		}

	}

	@Test
	void quotesNamesWhateverTheyHold() {
		// Hibernate's own validate stumbles over an assertion at such an index.
		Settings settings = Settings.defaults().notForHibernate();
		this.database.start(settings, Odd.Before.class);
		this.database.sql("insert into \"select\" (\"order\", \"from\", \"user\", \"Größe\") values (1, 'f', 'u', 1)");
		assertThat(this.database.start(settings, Odd.After.class).did()).isEqualTo("""
				+ select.it's "new" column varchar(255) (After#odd)
				+ select.日本語 column varchar(255) (After#japanese)
				~ select.Größe not null (After#size)
				~ select.user type varchar(255) → varchar(300) (After#user) [CACHED_PLAN]
				~ select.from not null (After#from)
				~ select.Index of "all" index (from) → index (from, user) (After#from)
				""");
	}

	/** Names that PostgreSQL cuts off at 63 bytes, one of them within a character. */
	interface Lengthy {

		String TABLE = "a_table_whose_name_is_so_long_that_the_server_has_to_cut_off_its_end_somewhere";

		String COLUMN = "eine_spalte_mit_einem_namen_der_viel_zu_lang_ist_fuer_den_serverä_und_ein_ende";

		@Entity(name = "Before")
		@Table(name = TABLE)
		class Before {

			@Id
			Long id;

		}

		@Entity(name = "After")
		@Table(name = TABLE, indexes = @Index(name = "an_index_of_" + TABLE, columnList = COLUMN))
		class After {

			@Id
			Long id;

			@Column(name = COLUMN, unique = true)
			String column;

		}

	}

	@Test
	void cutsNamesAsTheServerDoes() {
		// Hibernate's own validate does not find a table whose name was cut off.
		Settings settings = Settings.defaults().notForHibernate();
		this.database.start(settings, Lengthy.Before.class);
		this.database.persist(longName());
		assertThat(this.database.start(settings, Lengthy.After.class).left()).isEmpty();
		assertThat(this.database.start(settings, Lengthy.After.class).changedNothing()).isTrue();
	}

	private static Lengthy.Before longName() {
		Lengthy.Before entity = new Lengthy.Before();
		entity.id = 1L;
		return entity;
	}

	/** Has an index that JPA can express. */
	@Entity(name = "Event")
	@Table(indexes = @Index(name = "event_search", columnList = "kind, day"))
	static class Event {

		@Id
		Long id;

		@Column(length = 20)
		String kind;

		Integer day;

	}

	/** The same without an index, and with a longer kind. */
	interface Wider {

		@Entity(name = "Event")
		class Event {

			@Id
			Long id;

			@Column(length = 40)
			String kind;

			Integer day;

		}

	}

	@Test
	void leavesAnIndexThatJpaCannotExpress() {
		for (String index : new String[] { "(kind) where day > 0", "(kind) include (day)",
				"(kind varchar_pattern_ops, day)" }) {
			this.database.sql("create table event (id bigint primary key, kind varchar(20), day integer)",
					"insert into event values (1, 'fair', 1)", "create index event_search on event " + index);
			Start start = this.database.start(Event.class);
			assertThat(start.changedNothing()).isTrue();
			assertThat(start.left()).contains("! event.event_search").contains("[REPLACES_RULE]");
			this.database.sql("drop table event");
		}
	}

	@Test
	void buildsAnInvalidIndexAnew() {
		this.database.start(Event.class);
		this.database.sql("insert into event values (1, 1, 'fair')",
				"update pg_index set indisvalid = false where indexrelid = 'event_search'::regclass");
		assertThat(this.database.start(Event.class).left()).isEmpty();
	}

	@Test
	void provesWhatWasNeverProved() {
		this.database.start(RuleScenarios.Checked.Book.class);
		this.database.sql("insert into book (id, pages) values (1, 5)",
				"alter table book drop constraint book_has_pages",
				"alter table book add constraint book_has_pages check (pages > 0) not valid");
		assertThat(this.database.start(RuleScenarios.Checked.Book.class).did()).isEqualTo("""
				~ book.book_has_pages validate check (pages > 0) (Book#pages)
				""");
	}

	@Test
	void withholdsATypeThatAViewUses() {
		this.database.start(Event.class);
		this.database.sql("create view fairs as select kind from event where day > 1");
		assertThatCode(() -> this.database.start(Wider.Event.class)).doesNotThrowAnyException();
		assertThat(this.database.plan(Wider.Event.class)).isEqualTo("""
				! event.kind type varchar(20) → varchar(40) (Event#kind) [DEPENDENT_OBJECT]
				    PERSON: The server does not change the type of event.kind while this uses it: view fairs. Drop
				    that, change the type, and create it again, in one transaction.
				? fairs view
				? event.event_search index
				""");
	}

	/** A person whom the application only reads. */
	@Entity(name = "Person")
	@Table(name = "person")
	@org.hibernate.annotations.Immutable
	static class Reader {

		@Id
		Long id;

		String name;

	}

	@Test
	void doesNotRelaxAColumnOfAnEntityThatIsOnlyRead() {
		this.database.start(UnmappedScenarios.V1.Person.class);
		assertThat(this.database.start(Reader.class).did()).doesNotContain("null allowed");
	}

	@Test
	void doesNotRelaxAColumnThatATriggerMayFill() {
		this.database.start(UnmappedScenarios.V1.Person.class);
		this.database.sql("""
				create function fill() returns trigger language plpgsql as
				  $$ begin new.title := coalesce(new.title, 'Dr'); return new; end $$""",
				"create trigger fill before insert on person for each row execute function fill()");
		assertThat(this.database.start(UnmappedScenarios.V2.Person.class).changedNothing()).isTrue();
	}

}
