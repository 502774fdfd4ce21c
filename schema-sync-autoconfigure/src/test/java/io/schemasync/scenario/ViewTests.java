package io.schemasync.scenario;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
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

	@Test
	void leavesAChangedQueryToAPerson() {
		sync(QUERY).run();

		assertThat(withheld(QUERY.replace("> 0", "> 1"))).containsExactly("public.totals");
		assertThat(withheld(QUERY.replace("as total", "as sum"))).containsExactly("public.totals");
		assertThat(withheld(QUERY.replace("as total", "as total, count(*) as n"))).containsExactly("public.totals");
	}

	private List<String> withheld(String query) {
		return sync(query).plan().withheld().stream().map(Step::object).toList();
	}

	private SchemaSync sync(String query) {
		View view = new View(new QualifiedName(null, "totals"), query, Origin.NONE);
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> Schema.of(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(view), List.of()))
			.build();
	}

}
