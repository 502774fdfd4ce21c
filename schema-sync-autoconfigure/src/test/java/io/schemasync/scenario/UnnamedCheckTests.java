package io.schemasync.scenario;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Evidence.Proof.State;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that a model leaves unnamed, several to a table.
 */
class UnnamedCheckTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void severalComeToATableWithRows() {
		this.jdbc.execute("create table item (id int primary key, a int, b int); insert into item values (1, 1, 1)");
		Plan left = run("a + b > 0", "a - b < 9", "a * b < 99");
		assertThat(left.steps()).isEmpty();
		assertThat(names()).containsExactly("item_check", "item_check1", "item_check2");
	}

	@Test
	void aNameThatIsTakenIsLeftAlone() {
		this.jdbc.execute("create table item (id int primary key, a int, b int, constraint item_check check (b < 7)); "
				+ "insert into item values (1, 1, 1)");
		assertThat(run("a + b > 0").steps()).isEmpty();
		assertThat(names()).containsExactly("item_check", "item_check1");
	}

	@Test
	void ofTwoThatMeanTheSameEachKeepsItsOwn() {
		this.jdbc.execute("create table item (id int primary key, a int, b int, check (2 > 1))");
		assertThat(run("1 < 2", "2 > 1").steps()).isEmpty();
		assertThat(this.jdbc.queryForList(
				"select pg_get_constraintdef(oid) from pg_constraint where conname like " + "'item_check%' order by 1",
				String.class))
			.containsExactly("CHECK ((1 < 2))", "CHECK ((2 > 1))");
	}

	@Test
	void aQuestionThatFailsLeavesTheOthersTheirAnswers() {
		this.jdbc.execute("create table item (id int primary key, a int, b int); "
				+ "insert into item values (1, 0, 5), (2, 1, 50)");
		List<Step> steps = plan("b < 100", "9 / a > 0", "b < 10").steps();
		assertThat(steps).extracting((step) -> step.proof().state())
			.containsExactlyInAnyOrder(State.PROVED, State.UNKNOWN, State.DISPROVED);
	}

	private List<String> names() {
		return this.jdbc.queryForList(
				"select conname from pg_constraint where contype = 'c' and conrelid = 'item'::regclass order by 1",
				String.class);
	}

	private Plan run(String... checks) {
		return sync(checks).run().remaining();
	}

	private Plan plan(String... checks) {
		return sync(checks).plan();
	}

	private SchemaSync sync(String... checks) {
		Schema today = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		Table item = today.tables().values().iterator().next();
		Table wanted = item.toBuilder()
			.checks(List.of(checks).stream().map((text) -> new CheckConstraint(null, text, List.of(), true)).toList())
			.build();
		Schema desired = Schema.of(Set.of(), List.of(wanted), List.of(), List.of(), List.of(), List.of(), List.of());
		return SchemaSync.builder(this.database.dataSource()).desired(() -> desired).build();
	}

}
