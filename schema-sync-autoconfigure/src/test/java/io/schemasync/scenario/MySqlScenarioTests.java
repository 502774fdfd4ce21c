package io.schemasync.scenario;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMySql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Plays the scenarios on MySQL, where there is one. Those that are told anew here have
 * another outcome than on MariaDB: there are no sequences, and a foreign key copies the
 * table.
 */
class MySqlScenarioTests extends MariaDbScenarioTests {

	@BeforeAll
	static void isWanted() {
		assumeTrue(TestMySql.missing().isEmpty(), () -> TestMySql.missing().orElse(""));
	}

	@Override
	TestDatabase freshDatabase() {
		return TestMySql.freshDatabase();
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

}
