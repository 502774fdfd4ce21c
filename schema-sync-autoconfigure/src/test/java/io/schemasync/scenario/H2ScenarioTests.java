package io.schemasync.scenario;

import java.util.UUID;

import io.schemasync.embedded.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the scenarios on H2. Those that are told anew here have another outcome, because
 * H2 has enums as types of columns, and compiles the statements of an application again
 * when a type changes.
 */
class H2ScenarioTests extends SyncScenarios implements EnumColumnScenarios, QuietWideningScenarios {

	@Override
	TestDatabase freshDatabase() {
		return database("");
	}

	static TestDatabase database(String settings) {
		String name = UUID.randomUUID().toString();
		return new TestDatabase(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + settings, "sa", "");
	}

	@Override
	String spelling(String planText) {
		return H2Spelling.of(planText);
	}

	@Override
	public String ordinalRule() {
		return "constraint_n";
	}

	@Override
	public String withCancelled() {
		return "enum('CANCELLED','NEW','PAID')";
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
				    PERSON: Every row of product would be rewritten for column stock, and nobody could read or write
				    the table meanwhile. Run the statement at a quiet time. The table is larger than
				    schemasync.additive.rewrite-limit.
				""");
	}

	private void products() {
		database().start(TypeScenarios.V1.Product.class);
		database().persist(new TypeScenarios.V1.Product(1, "Earl Grey"), new TypeScenarios.V1.Product(2, "Assam"));
	}

}
