package io.schemasync.scenario;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMySql;
import io.schemasync.plan.PlanSettings.Renames;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Plays the scenarios on MySQL, where there is one. Those that are told anew here have
 * another outcome than on MariaDB: a foreign key and every rule copy the table, and the
 * server renames no column that a rule mentions.
 */
class MySqlScenarioTests extends MariaDbScenarioTests implements CountingTableScenarios {

	@BeforeAll
	static void isWanted() {
		assumeTrue(TestMySql.missing().isEmpty(), () -> TestMySql.missing().orElse(""));
	}

	@Override
	TestDatabase freshDatabase() {
		return TestMySql.freshDatabase();
	}

	/** Named by the server. */
	@Override
	public String ordinalRule() {
		return "ticket_chk_1";
	}

	@Override
	public String hazardOfRules() {
		return ", WRITES_WAIT";
	}

	@Test
	@Override
	public void createsEverythingOnAnEmptyDatabase() {
		Start start = database().start(CreationScenarios.SHOP);
		assertThat(start.did()).isEqualTo(
				"""
						+ customer table with 2 columns (Customer)
						+ customer_phones table with 2 columns (Customer#phones)
						+ product table with 2 columns (Product)
						+ purchase table with 5 columns (Purchase)
						+ purchase_product table with 2 columns (Purchase#products)
						+ purchase_seq table with 1 column
						+ purchase.purchase_by_status index (status, placed desc) (Purchase#status)
						+ customer_phones.fk8na5rfugsv57941kwbexu9j28 foreign key (customer_id) references customer (Customer#phones)
						+ purchase.purchase_customer foreign key (customer_id) references customer (Purchase#customer)
						+ purchase_product.fkbmhs2xxv7h8vtd0u8gd2cwrui foreign key (products_id) references product (Purchase#products)
						+ purchase_product.fk1te3j5efipmc5c19wve8c90qd foreign key (purchase_id) references purchase (Purchase#products)
						""");
		assertThat(start.left()).isEmpty();
	}

	@Test
	@Override
	public void addsForeignKey() {
		books();
		assertThat(database().start(RuleScenarios.Referencing.Book.class, RuleScenarios.V1.Author.class).did())
			.isEqualTo("""
					+ book.book_of_author foreign key (author_id) references author (Book#author) [WRITES_WAIT]
					""");
	}

	@Test
	@Override
	public void withholdsForeignKeyThatOrphansBreakUntilTheyAreMended() {
		books();
		database().persist(new RuleScenarios.V1.Book(3, "3", 10, 99L));
		Start start = database().start(RuleScenarios.Referencing.Book.class, RuleScenarios.V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! book.book_of_author foreign key (author_id) references author (Book#author) [WRITES_WAIT]
				    LATER_START: Rows of today break this rule, for example the one with the key (3) in book (1 row
				    in all). Mend them; the rule follows on a later start.
				""");
		database().persist(new RuleScenarios.V1.Author(99));
		assertThat(database().start(RuleScenarios.Referencing.Book.class, RuleScenarios.V1.Author.class).left())
			.isEmpty();
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
					+ book.book_of_author foreign key (author_id) references author (Book#author) [WRITES_WAIT]
					""");
	}

	@Test
	@Override
	public void renamesAColumnInPlace() {
		customers();
		Settings settings = Settings.defaults().renames(Renames.RENAME);
		Start start = database().start(settings, RenameScenarios.OtherColumn.Customer.class);
		assertThat(start.did()).startsWith("""
				~ customer.family_name column renamed from surname (Customer#familyName) [RENAMED, WRITES_WAIT]
				""").doesNotContain("+", "!");
		assertThat(start.left()).doesNotContain("customer.");
	}

	@Test
	@Override
	public void leavesTheNewNameOfAColumnToAPerson() {
		customers();
		Settings settings = Settings.defaults().renames(Renames.WITHHOLD).notForHibernate();
		Start start = database().start(settings, RenameScenarios.OtherColumnAndMore.Customer.class);
		assertThat(start.did()).startsWith("""
				! customer.family_name column renamed from surname (Customer#familyName) [RENAMED, WRITES_WAIT]
				    PERSON: Renames are left to a person (schemasync.additive.renames=withhold). Run the statement
				    while no replica of the version before runs.
				+ customer.nickname column varchar(255) (Customer#nickname)
				""");
		database().sql(start.remaining().withheld().get(0).statements().get(0).sql());
		assertThat(database().start(settings, RenameScenarios.OtherColumnAndMore.Customer.class).did()).startsWith("""
				+ customer.names_only index (family_name) (Customer#familyName)
				""");
	}

	@Test
	@Override
	public void renamesATableInPlaceWithAllThatBelongsToIt() {
		customers();
		Settings settings = Settings.defaults().renames(Renames.RENAME);
		Start start = database().start(settings, RenameScenarios.OtherTable.Client.class,
				RenameScenarios.OtherTable.Visit.class);
		assertThat(start.did()).startsWith("""
				~ client table renamed from customer (Client) [RENAMED]
				~ client.family_name column renamed from surname (Client#familyName) [RENAMED, WRITES_WAIT]
				~ visit.client_id column renamed from customer_id (Visit#client) [RENAMED]
				+ client.nickname column varchar(255) (Client#nickname)
				""");
		assertThat(start.left()).doesNotContain("+", "~", "visit", "customer");
		assertThat(database().all(RenameScenarios.OtherTable.Client.class)).extracting((client) -> client.familyName)
			.containsExactly("Lovelace", "Babbage");
	}

	@Test
	@Override
	public void anOlderVersionRenamesNothing() {
		customers();
		Settings settings = Settings.defaults().renames(Renames.RENAME);
		database().start(settings, RenameScenarios.OtherColumn.Customer.class);
		database().start(settings, RenameScenarios.Back.Customer.class);
		Start older = database().start(settings.notForHibernate(), RenameScenarios.OtherColumn.Customer.class);
		assertThat(older.changedNothing()).isTrue();
		assertThat(older.left()).contains("""
				! customer.family_name column renamed from surname (Customer#familyName) [RENAMED, WRITES_WAIT]
				    PERSON: A newer model of this application has been here since (OLDER_MODEL): this start only
				    adds.
				""");
	}

	private void customers() {
		database().start(RenameScenarios.V1.Customer.class, RenameScenarios.V1.Visit.class);
		database().persist(new RenameScenarios.V1.Customer(1, "Lovelace"),
				new RenameScenarios.V1.Customer(2, "Babbage"));
	}

}
