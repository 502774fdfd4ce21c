package io.schemasync.scenario;

import java.util.Set;

import io.schemasync.dialect.HazardCode;
import io.schemasync.embedded.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the scenarios on SQLite. Those that are told anew here have another outcome. That
 * has one of these reasons: Hibernate declares no foreign keys for SQLite, counts in
 * tables instead of sequences, keeps tables of its own for inserts ({@code HTE_…}), and
 * its validation takes the ids that it declares itself for wrong; SQLite has no comments
 * and one type for all times, and compiles the statements of an application again when a
 * table changes.
 */
class SqliteScenarioTests extends SyncScenarios implements QuietWideningScenarios, CountingTableScenarios {

	@Override
	TestDatabase freshDatabase() {
		return TestSqlite.freshDatabase();
	}

	@Override
	String spelling(String planText) {
		return planText;
	}

	/** Nearly every change makes a table anew. */
	@Override
	Set<HazardCode> usualHazards() {
		return Set.of(HazardCode.TABLE_REWRITE);
	}

	@Test
	@Override
	public void createsEverythingOnAnEmptyDatabase() {
		database().withoutValidation();
		Start start = database().start(CreationScenarios.SHOP);
		assertThat(start.did()).isEqualTo("""
				+ customer table with 2 columns (Customer)
				+ customer_phones table with 2 columns (Customer#phones)
				+ product table with 2 columns (Product)
				+ purchase table with 5 columns (Purchase)
				+ purchase_product table with 2 columns (Purchase#products)
				+ purchase_seq table with 1 column
				+ purchase.purchase_by_status index (status, placed desc) (Purchase#status)
				""");
		assertThat(start.remaining().inSync()).isTrue();
	}

	@Test
	@Override
	public void secondStartChangesNothing() {
		database().withoutValidation();
		super.secondStartChangesNothing();
	}

	/** Hibernate takes an id from its table in a transaction that waits for this one. */
	@Test
	@Override
	public void rowsOfTheFirstStartAreThereInTheSecond() {
		database().withoutValidation();
		database().start(CreationScenarios.SHOP);
		database().sql("insert into customer (email) values ('ada@example.org')",
				"insert into customer_phones values (1, '1'), (1, '2')", "insert into product values (7, null)",
				"insert into purchase (id, customer_id, status) values (1, 1, 'PAID')",
				"insert into purchase_product values (7, 1)");
		assertThat(database().start(CreationScenarios.SHOP).changedNothing()).isTrue();
	}

	@Test
	@Override
	public void addsTablesBesideFilledOnes() {
		database().withoutValidation();
		super.addsTablesBesideFilledOnes();
	}

	/** Hibernate leaves out this rule of the model. */
	private static final String LEFT_OUT = """
			+ customer_phones.customer_id_phones unique (customer_id, phones) (Customer#phones)
			""";

	@Test
	@Override
	public void findsNothingToDoInWhatHibernateCreated() {
		database().withoutValidation();
		database().createdByHibernate(CreationScenarios.SHOP);
		assertThat(database().plan(CreationScenarios.SHOP)).isEqualTo(LEFT_OUT);
		assertThat(database().start(CreationScenarios.SHOP).left()).isEmpty();
	}

	@Test
	@Override
	public void findsNothingToDoInWhatHibernateUpdated() {
		database().updatedByHibernate(CreationScenarios.SHOP);
		database().updatedByHibernate(CreationScenarios.SHOP);
		assertThat(database().plan(CreationScenarios.SHOP)).isEqualTo(LEFT_OUT);
	}

	@Test
	@Override
	public void planOnlyReads() {
		assertThat(database().plan(CreationScenarios.SHOP)).isNotEmpty();
		assertThat(database().schema().tables().keySet())
			.allSatisfy((name) -> assertThat(name.name()).startsWith("HTE_"));
	}

	@Test
	@Override
	public void addsDefaultAndComments() {
		database().start(ColumnScenarios.V1.Customer.class);
		database().persist(new ColumnScenarios.V1.Customer(1, "Ada"));
		assertThat(database().start(ColumnScenarios.Described.Customer.class).did()).isEqualTo("""
				~ customer.name default 'nobody' (Customer#name)
				""");
		database().sql("insert into customer (id) values (2)");
		assertThat(database().all(ColumnScenarios.Described.Customer.class)).extracting((customer) -> customer.name)
			.containsExactly("Ada", "nobody");
	}

	@Test
	@Override
	public void letsTheDatabaseCountFromAboveWhatIsThere() {
		database().withoutValidation();
		database().start(ColumnScenarios.V1.Customer.class);
		database().persist(new ColumnScenarios.V1.Customer(1, "Ada"), new ColumnScenarios.V1.Customer(2, "Bob"));
		assertThat(database().start(ColumnScenarios.Counted.Customer.class).did()).isEqualTo("""
				~ customer.id type bigint → integer, identity (Customer#id)
				""");
		database().persist(new ColumnScenarios.Counted.Customer());
		assertThat(database().all(ColumnScenarios.Counted.Customer.class)).extracting((customer) -> customer.id)
			.containsExactly(1L, 2L, 3L);
	}

	@Test
	@Override
	public void addsForeignKey() {
		books();
		assertThat(database().start(RuleScenarios.Referencing.Book.class, RuleScenarios.V1.Author.class).did())
			.isEmpty();
	}

	@Test
	@Override
	public void withholdsForeignKeyThatOrphansBreakUntilTheyAreMended() {
		books();
		database().persist(new RuleScenarios.V1.Book(3, "3", 10, 99L));
		assertThat(database().start(RuleScenarios.Referencing.Book.class, RuleScenarios.V1.Author.class).left())
			.isEmpty();
	}

	@Test
	@Override
	public void withholdsAForeignKeyThatWouldDoSomethingElse() {
		books();
		database().start(RuleScenarios.Referencing.Book.class, RuleScenarios.V1.Author.class);
		assertThat(database().start(RuleScenarios.Cascading.Book.class, RuleScenarios.V1.Author.class).left())
			.isEmpty();
	}

	@Test
	@Override
	public void addsWhatRowsObeyBesideWhatTheyBreak() {
		books();
		database().persist(new RuleScenarios.V1.Book(3, "1", 10, 1L));
		Start start = database().start(RuleScenarios.Everything.Book.class, RuleScenarios.V1.Author.class);
		assertThat(start.did()).isEqualTo("""
				~ book.isbn not null (Book#isbn)
				! book.book_isbn unique (isbn) (Book#isbn)
				    LATER_START: Rows of today break this rule, for example the one with the key (1) in book. Mend
				    them; the rule follows on a later start.
				+ book.book_has_pages check (pages > 0) (Book)
				+ book.book_pages index (pages) (Book#pages)
				""");
	}

	private void books() {
		database().start(RuleScenarios.V1.Book.class, RuleScenarios.V1.Author.class);
		database().persist(new RuleScenarios.V1.Author(1), new RuleScenarios.V1.Book(1, "1", 100, 1L),
				new RuleScenarios.V1.Book(2, "2", 200, null));
	}

	/** Both are the same type here, and the driver decides what it stores. */
	@Test
	@Override
	public void withholdsTimestampWithAndWithoutTimeZone() {
		products();
		Start start = database().start(TypeScenarios.OfInstants.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEmpty();
	}

	@Test
	@Override
	public void withholdsNarrowingWithItsSql() {
		products();
		Start start = database().start(TypeScenarios.Narrower.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! product.price type numeric(10,2) → numeric(8,1) (Product#price) [NARROWS]
				    PERSON: Values of product.price that fit numeric(10,2) may not fit numeric(8,1). Give the
				    attribute another column, filled from this one while no replica of the version before runs:
				    @Backfill("price") @Column(name = "price_2").
				! product.stock type integer → smallint (Product#stock) [NARROWS]
				    PERSON: Values of product.stock that fit integer may not fit smallint. Give the attribute
				    another column, filled from this one while no replica of the version before runs:
				    @Backfill("stock") @Column(name = "stock_2").
				! product.name type varchar(20) → varchar(10) (Product#name) [NARROWS]
				    PERSON: Values of product.name that fit varchar(20) may not fit varchar(10). Give the attribute
				    another column, filled from this one while no replica of the version before runs:
				    @Backfill("name") @Column(name = "name_2"). No row of today stands in the way.
				""");
		assertThat(start.remaining().steps()).allSatisfy((step) -> assertThat(step.statements())
			.anySatisfy((statement) -> assertThat(statement.sql()).contains("rename to product")));
	}

	@Test
	@Override
	public void widensTypes() {
		products();
		assertThat(database().start(TypeScenarios.Wider.Product.class).did()).isEqualTo("""
				~ product.price type numeric(10,2) → numeric(12,2) (Product#price)
				~ product.name type varchar(20) → varchar(40) (Product#name)
				""");
	}

	@Test
	@Override
	public void rewritesASmallTableWhereNoValueIsLost() {
		products();
		Start start = database().start(TypeScenarios.Longer.Product.class);
		assertThat(start.did()).isEqualTo("""
				~ product.stock type integer → bigint (Product#stock)
				""");
		assertThat(start.plan().steps().get(0).hazards()).extracting((hazard) -> hazard.code())
			.containsExactly(HazardCode.TABLE_REWRITE);
	}

	@Test
	@Override
	public void withholdsTheRewriteOfABigTable() {
		products();
		Start start = database().start(Settings.defaults().rewriteLimit(0), TypeScenarios.Longer.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! product.stock type integer → bigint (Product#stock)
				    PERSON: Table product would be made anew and every row copied, and nobody else could write the
				    database meanwhile. Run the statements at a quiet time. The table is larger than
				    schemasync.additive.rewrite-limit.
				""");
	}

	private void products() {
		database().start(TypeScenarios.V1.Product.class);
		database().persist(new TypeScenarios.V1.Product(1, "Earl Grey"), new TypeScenarios.V1.Product(2, "Assam"));
	}

	@Test
	@Override
	public void leavesASequenceThatNoEntityUsesAnyMore() {
		database().start(SequenceScenarios.ByTen.Invoice.class);
		assertThat(database().start(SequenceScenarios.Assigned.Invoice.class).left()).isEqualTo("""
				? HTE_invoice table
				? invoice_numbers table
				""");
	}

	/** The statements that make a table anew are too many for a remark. */
	@Test
	@Override
	public void reportsAMandatoryColumnThatIsNotOurs() {
		database().sql("create table person (id bigint primary key, name varchar(255), code integer not null)");
		Start start = database().start(UnmappedScenarios.V2.Person.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				? person.code column
				    NOT NULL without default: inserts that leave it out fail.
				    schemasync.additive.relax-unmapped=true lets them pass.
				""");
	}

	@Test
	@Override
	public void aColumnThatOnlyAnotherApplicationMapsIsNotRelaxed() {
		database().start(Settings.defaults().owner("parcels"), VersionScenarios.Old.Parcel.class);
		Start other = database().start(Settings.defaults().owner("others"), VersionScenarios.New.Parcel.class);
		assertThat(other.left()).isEqualTo("""
				? parcel.sender column
				    NOT NULL without default: inserts that leave it out fail.
				    schemasync.additive.relax-unmapped=true lets them pass.
				""");
	}

	@Test
	@Override
	public void dropsWhatItCreatedEvenWhereNoEntityMapsItAnyMore() {
		database().start(Settings.defaults().recreate(), RecreateScenarios.V1.Note.class,
				RecreateScenarios.V1.Sticker.class);
		database().persist(new RecreateScenarios.V1.Note());
		Start start = database().start(Settings.defaults().recreate(), RecreateScenarios.V2.Note.class);
		assertThat(start.did()).isEqualTo("""
				- HTE_note table with 4 columns [DATA_LOSS]
				- note table with 2 columns (Note) [DATA_LOSS]
				- note_seq table with 1 column [DATA_LOSS]
				- sticker table with 1 column [DATA_LOSS]
				+ note table with 2 columns (Note)
				+ note_seq table with 1 column
				+ HTE_note table with 4 columns
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(RecreateScenarios.V2.Note.class)).isEmpty();
		assertThat(database().plan(RecreateScenarios.V2.Note.class)).isEmpty();
	}

}
