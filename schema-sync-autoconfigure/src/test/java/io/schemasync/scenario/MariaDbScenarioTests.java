package io.schemasync.scenario;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Plays the scenarios on MariaDB. Those that are told anew here have another outcome:
 * enums are types of columns, the server copies a table where others change it in place,
 * has one kind of timestamp, and prepares the statements of an application again when a
 * type changes.
 */
class MariaDbScenarioTests extends SyncScenarios implements EnumColumnScenarios, QuietWideningScenarios {

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	@Override
	TestDatabase freshDatabase() {
		return TestMariaDb.freshDatabase();
	}

	@Override
	String spelling(String planText) {
		return MariaDbSpelling.of(planText);
	}

	@Override
	public String ordinalRule() {
		return "previous";
	}

	@Override
	public String withCancelled() {
		return "enum('NEW','PAID','CANCELLED')";
	}

	@Test
	@Override
	public void letsTheDatabaseCountFromAboveWhatIsThere() {
		database().start(ColumnScenarios.V1.Customer.class);
		database().persist(new ColumnScenarios.V1.Customer(1, "Ada"), new ColumnScenarios.V1.Customer(2, "Bob"));
		assertThat(database().start(ColumnScenarios.Counted.Customer.class).did()).isEqualTo("""
				~ customer.id identity (Customer#id) [TABLE_REWRITE]
				""");
		database().persist(new ColumnScenarios.Counted.Customer());
		assertThat(database().all(ColumnScenarios.Counted.Customer.class)).extracting((customer) -> customer.id)
			.containsExactly(1L, 2L, 3L);
	}

	/** A rule with a name is one of the table, which is copied for it. */
	@Test
	@Override
	public void addsCheck() {
		books();
		assertThat(database().start(RuleScenarios.Checked.Book.class, RuleScenarios.V1.Author.class).did())
			.isEqualTo("""
					+ book.book_has_pages check (pages > 0) (Book) [WRITES_WAIT]
					""");
	}

	@Test
	void withholdsACheckOfABigTable() {
		books();
		Start start = database().start(Settings.defaults().rewriteLimit(0), RuleScenarios.Checked.Book.class,
				RuleScenarios.V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! book.book_has_pages check (pages > 0) (Book) [WRITES_WAIT]
				    PERSON: Nobody could write book meanwhile: the server copies the table for a rule. The table is
				    larger than schemasync.additive.rewrite-limit.
				""");
	}

	@Test
	@Override
	public void withholdsCheckThatRowsBreakUntilTheyAreMended() {
		books();
		database().persist(new RuleScenarios.V1.Book(3, "3", -1, null));
		Start start = database().start(RuleScenarios.Checked.Book.class, RuleScenarios.V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! book.book_has_pages check (pages > 0) (Book) [WRITES_WAIT]
				    LATER_START: Rows of today break this rule, for example the one with the key (3) in book (1 row
				    in all). Mend them; the rule follows on a later start.
				""");
		database().sql("update book set pages = 1 where id = 3");
		assertThat(database().start(RuleScenarios.Checked.Book.class, RuleScenarios.V1.Author.class).left()).isEmpty();
	}

	@Test
	@Override
	public void withholdsACheckThatSaysSomethingElse() {
		books();
		database().start(RuleScenarios.Checked.Book.class, RuleScenarios.V1.Author.class);
		Start start = database().start(RuleScenarios.CheckedOtherwise.Book.class, RuleScenarios.V1.Author.class);
		assertThat(start.left()).isEqualTo("""
				! book.book_has_pages check (pages > 0) → check (pages > 9) (Book) [REPLACES_RULE, WRITES_WAIT]
				    PERSON: The database holds another rule in its place: check (pages > 0). Replace it by hand if
				    the new one is meant.
				""");
	}

	@Test
	@Override
	public void addsWhatRowsObeyBesideWhatTheyBreak() {
		books();
		database().persist(new RuleScenarios.V1.Book(3, "1", 10, 1L));
		assertThat(database().start(RuleScenarios.Everything.Book.class, RuleScenarios.V1.Author.class).did())
			.isEqualTo("""
					~ book.isbn not null (Book#isbn)
					! book.book_isbn unique (isbn) (Book#isbn)
					    LATER_START: Rows of today break this rule, for example the one with the key (1) in book. Mend
					    them; the rule follows on a later start.
					+ book.book_has_pages check (pages > 0) (Book) [WRITES_WAIT]
					+ book.book_pages index (pages) (Book#pages)
					+ book.book_of_author foreign key (author_id) references author (Book#author)
					""");
	}

	void books() {
		database().start(RuleScenarios.V1.Book.class, RuleScenarios.V1.Author.class);
		database().persist(new RuleScenarios.V1.Author(1), new RuleScenarios.V1.Book(1, "1", 100, 1L),
				new RuleScenarios.V1.Book(2, "2", 200, null));
	}

	@Test
	@Override
	public void widensTypes() {
		products();
		assertThat(database().start(TypeScenarios.Wider.Product.class).did()).isEqualTo("""
				~ product.price type numeric(10,2) → numeric(12,2) (Product#price) [TABLE_REWRITE]
				~ product.name type varchar(20) → varchar(40) (Product#name)
				""");
	}

	@Test
	@Override
	public void rewritesASmallTableWhereNoValueIsLost() {
		products();
		assertThat(database().start(TypeScenarios.Longer.Product.class).did()).isEqualTo("""
				~ product.stock type integer → bigint (Product#stock) [TABLE_REWRITE]
				""");
	}

	@Test
	@Override
	public void withholdsTheRewriteOfABigTable() {
		products();
		Start start = database().start(Settings.defaults().rewriteLimit(0), TypeScenarios.Longer.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! product.stock type integer → bigint (Product#stock) [TABLE_REWRITE]
				    PERSON: Every row of product would be copied for column stock, and nobody could write the table
				    meanwhile (ALGORITHM=COPY). Instead, by hand: add another column, copy the values in batches,
				    then swap the names; or use a tool such as gh-ost or pt-online-schema-change. The table is
				    larger than schemasync.additive.rewrite-limit.
				""");
	}

	/** Hibernate keeps both in the same type, so that nothing differs. */
	@Test
	@Override
	public void withholdsTimestampWithAndWithoutTimeZone() {
		products();
		assertThat(database().start(TypeScenarios.OfInstants.Product.class).did()).isEmpty();
		database().sql("alter table product modify since timestamp(6) null");
		assertThat(database().start(TypeScenarios.OfInstants.Product.class).left()).startsWith("""
				! product.since type timestamp(6) → datetime(6) (Product#since) [MEANING_CHANGES]
				""");
	}

	private void products() {
		database().start(TypeScenarios.V1.Product.class);
		database().persist(new TypeScenarios.V1.Product(1, "Earl Grey"), new TypeScenarios.V1.Product(2, "Assam"));
	}

	@Test
	@Override
	public void reportsAMandatoryColumnThatIsNotOurs() {
		database().sql("create table person (id bigint primary key, name varchar(255), code integer not null)");
		Start start = database().start(UnmappedScenarios.V2.Person.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				? person.code column
				    NOT NULL without default: inserts that leave it out fail. This lets them pass: alter table
				    person modify column code integer
				""");
	}

	@Test
	@Override
	public void aColumnThatOnlyAnotherApplicationMapsIsNotRelaxed() {
		database().start(Settings.defaults().owner("parcels"), VersionScenarios.Old.Parcel.class);
		Start other = database().start(Settings.defaults().owner("others"), VersionScenarios.New.Parcel.class);
		assertThat(other.left()).isEqualTo("""
				? parcel.sender column
				    NOT NULL without default: inserts that leave it out fail. This lets them pass: alter table
				    parcel modify column sender varchar(255)
				""");
	}

	/** A value with an apostrophe, which the server escapes in another way. */
	interface Apostrophe {

		@Entity(name = "Mood")
		class Mood {

			@Id
			Long id;

			@Column(check = @CheckConstraint(constraint = "name in ('fine', 'it''s fair')"))
			String name;

		}

	}

	@Test
	void aRuleWithAnApostropheIsTheSameWhenItIsReadBack() {
		assertThat(database().start(Apostrophe.Mood.class).left()).isEmpty();
		assertThat(database().start(Apostrophe.Mood.class).changedNothing()).isTrue();
	}

}
