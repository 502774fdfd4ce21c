package io.schemasync.scenario;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ViewTests {

	private static final String QUERY = "select product, sum(amount) as total from sale where amount > 0 group by product";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeEach
	void createTheTable() {
		this.jdbc.execute("create table sale (id bigint primary key, product text, amount numeric, day date)");
	}

	@Test
	void createsAViewOnce() {
		sync(QUERY).run();

		Plan second = sync(QUERY).plan();
		assertThat(second.steps()).isEmpty();
		assertThat(second.unverified()).isEmpty();
	}

	@Test
	void findsTheSameQueryInOtherWords() {
		sync(QUERY).run();

		Plan plan = sync(
				"SELECT sale.product, sum(sale.amount) AS total FROM public.sale WHERE sale.amount > 0 GROUP BY 1;")
			.plan();
		assertThat(plan.unverified()).isEmpty();
		assertThat(plan.steps()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "> 0, > 1", "as total, 'as total, count(*) as n'" })
	void replacesAQueryThatHasTheColumnsOfToday(String before, String after) {
		sync(QUERY).run();
		this.jdbc.execute("insert into sale values (1, 'tea', 1)");

		String changed = QUERY.replace(before, after);
		assertThat(sync(changed).run().remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForList("select * from totals")).isEqualTo(this.jdbc.queryForList(changed));
		assertThat(sync(changed).plan().inSync()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select product, sum(amount) as sum from sale group by product",
			"select product from sale", "select sum(amount) as total, product from sale group by product",
			"select product::varchar(20) as product, sum(amount) as total from sale group by 1",
			"select product collate \"C\" as product, sum(amount) as total from sale group by 1" })
	void leavesAQueryWithOtherColumnsToAPerson(String query) {
		sync(QUERY).run();

		assertThat(withheld(query)).containsExactly("public.totals");
		assertThat(sync(query).run().remaining().withheld()).hasSize(1);
		String script = String.join(";",
				sync(query).plan().withheld().get(0).statements().stream().map(Statement::sql).toList());
		this.jdbc.execute(script);
		assertThat(sync(query).plan().inSync()).isTrue();
	}

	@Test
	void leavesAViewWithOptionsToAPerson() {
		sync(QUERY).run();
		this.jdbc.execute("alter view totals set (security_barrier = true)");

		assertThat(withheld(QUERY.replace("> 0", "> 1"))).containsExactly("public.totals");
	}

	@Test
	void replacesAQueryOverANewColumnOnTheNextStart() {
		this.jdbc.execute("create table shop (id bigint primary key)");
		Schema before = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		sync(before, "select id from shop").run();
		this.jdbc.execute("alter table shop add name text");
		Schema after = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		this.jdbc.execute("alter table shop drop name");

		sync(after, "select id, name from shop").run();
		sync(after, "select id, name from shop").run();
		assertThat(this.jdbc.queryForList("select name from totals")).isEmpty();
		assertThat(sync(after, "select id, name from shop").plan().inSync()).isTrue();
	}

	private List<String> withheld(String query) {
		return sync(query).plan().withheld().stream().map(Step::object).toList();
	}

	private SchemaSync sync(Schema tables, String query) {
		View view = new View(new QualifiedName(null, "totals"), query, Origin.NONE);
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> Schema.of(tables.namespaces(),
					tables.tables().values().stream().filter((table) -> table.name().name().equals("shop")).toList(),
					List.of(), List.of(), List.of(), List.of(view), List.of()))
			.build();
	}

	private SchemaSync sync(String query) {
		View view = new View(new QualifiedName(null, "totals"), query, Origin.NONE);
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> Schema.of(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(view), List.of()))
			.build();
	}

}
