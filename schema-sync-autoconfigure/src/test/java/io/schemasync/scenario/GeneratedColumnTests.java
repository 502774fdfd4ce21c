package io.schemasync.scenario;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.source.SchemaSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Columns that become generated ones, cease to be, or get another expression.
 */
class GeneratedColumnTests {

	private static final String ORDINARY = "create table item (id int primary key, price int, total int default 7);";

	private static final String GENERATED = """
			create table item (id int primary key, price int, total int generated always as (price * 2) stored);
			""";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeEach
	void createAnUnmappedTable() {
		this.jdbc.execute("create table other (id int primary key)");
	}

	@Test
	void anEmptyTableGetsTheGeneratedColumn() {
		SchemaSource desired = after(GENERATED);
		this.jdbc.execute(ORDINARY);
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(plan(desired).inSync()).isTrue();
		this.jdbc.execute("insert into item values (1, 4)");
		assertThat(total()).isEqualTo(8);
	}

	@Test
	void whatHangsOnTheColumnComesBackWithIt() {
		String rest = """
				comment on column item.total is 'what it costs';
				alter table item add constraint positive check (total > 0);
				alter table item add constraint fk_other foreign key (total) references other (id) on delete cascade;
				create index by_total on item (price, total desc);
				""";
		SchemaSource desired = after(GENERATED + rest);
		this.jdbc.execute(ORDINARY + rest);
		assertThat(run(desired).remaining().steps()).isEmpty();
		Plan plan = plan(desired);
		assertThat(plan.inSync()).isTrue();
		assertThat(plan.unverified()).isEmpty();
		assertThat(this.jdbc.queryForObject("select col_description('item'::regclass, attnum) from pg_attribute "
				+ "where attrelid = 'item'::regclass and attname = 'total'", String.class))
			.isEqualTo("what it costs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create view v as select total from item", "alter table item add unique (total)",
			"create index partial on item (id) where total > 0", "create index included on item (id) include (total)",
			"alter table item add double int generated always as (total * 2) stored" })
	void whatCannotComeBackKeepsTheColumn(String rest) {
		SchemaSource desired = after(GENERATED);
		this.jdbc.execute(ORDINARY);
		this.jdbc.execute(rest);
		assertThat(withheld(run(desired))).containsExactly("public.item.total");
	}

	@Test
	void rowsKeepTheColumn() {
		SchemaSource desired = after(GENERATED);
		this.jdbc.execute(ORDINARY);
		this.jdbc.execute("insert into item values (1, 4, 5)");
		assertThat(withheld(run(desired))).containsExactly("public.item.total");
		assertThat(total()).isEqualTo(5);
	}

	@Test
	void rowsThatArriveMeanwhileAreNotLost() {
		SchemaSource desired = after(GENERATED);
		this.jdbc.execute(ORDINARY);
		Plan plan = plan(desired);
		this.jdbc.execute("insert into item values (1, 4, 5)");
		String script = String.join(";",
				plan.applicable()
					.stream()
					.flatMap((step) -> step.statements().stream())
					.map((statement) -> statement.sql())
					.toList());
		org.assertj.core.api.Assertions.assertThatThrownBy(() -> this.jdbc.execute(script))
			.hasMessageContaining("not empty any more");
		assertThat(total()).isEqualTo(5);
	}

	@Test
	void aColumnThatTheApplicationWritesIsNotGeneratedAnyMore() {
		SchemaSource desired = after(ORDINARY);
		this.jdbc.execute(GENERATED);
		this.jdbc.execute("insert into item values (1, 4)");
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(plan(desired).inSync()).isTrue();
		assertThat(total()).isEqualTo(8);
		this.jdbc.execute("insert into item (id) values (2)");
		assertThat(this.jdbc.queryForObject("select total from item where id = 2", Integer.class)).isEqualTo(7);
	}

	@Test
	void aColumnThatTheApplicationOnlyReadsStaysGenerated() {
		SchemaSource desired = readOnly(after(ORDINARY.replace(" default 7", "")));
		this.jdbc.execute(GENERATED);
		assertThat(plan(desired).inSync()).isTrue();
	}

	@Test
	void anotherExpressionIsTakenOver() {
		SchemaSource desired = after(GENERATED.replace("* 2", "* 3"));
		this.jdbc.execute(GENERATED);
		assertThat(run(desired).remaining().steps()).isEmpty();
		this.jdbc.execute("insert into item values (1, 4)");
		assertThat(total()).isEqualTo(12);
	}

	@Test
	void anotherExpressionIsTakenOverBySmallTables() {
		assumeTrue(this.jdbc.queryForObject("show server_version_num", Integer.class) >= 170000,
				"only newer servers can");
		SchemaSource desired = after(GENERATED.replace("* 2", "* 3"));
		this.jdbc.execute(GENERATED);
		this.jdbc.execute("insert into item values (1, 4)");
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(total()).isEqualTo(12);
	}

	@Test
	void anotherTypeOfAGeneratedColumnNeedsNoValues() {
		SchemaSource desired = after(GENERATED.replace("total int generated always as (price * 2)",
				"total varchar(9) generated always as ('none'::text)"));
		this.jdbc.execute(GENERATED);
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(plan(desired).inSync()).isTrue();
	}

	private Integer total() {
		return this.jdbc.queryForObject("select total from item where id = 1", Integer.class);
	}

	private static List<String> withheld(Outcome outcome) {
		return outcome.remaining().withheld().stream().map(Step::object).toList();
	}

	private SchemaSource after(String sql) {
		this.jdbc.execute(sql);
		Schema schema = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		this.jdbc.execute("drop table item");
		return () -> schema;
	}

	private static SchemaSource readOnly(SchemaSource source) {
		List<Table> tables = source.read()
			.tables()
			.values()
			.stream()
			.map((table) -> table.toBuilder()
				.columns(table.columns()
					.stream()
					.map((column) -> column.withOrigin(new Origin("Item#" + column.name(), false, true)))
					.toList())
				.build())
			.toList();
		return () -> Schema.of(Set.of(), tables, List.of(), List.of(), List.of(), List.of(), List.of());
	}

	private Outcome run(SchemaSource desired) {
		return SchemaSync.builder(this.database.dataSource()).desired(desired).build().run();
	}

	private Plan plan(SchemaSource desired) {
		return SchemaSync.builder(this.database.dataSource()).desired(desired).build().plan();
	}

}
