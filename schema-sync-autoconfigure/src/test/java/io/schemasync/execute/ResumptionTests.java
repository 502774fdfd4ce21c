package io.schemasync.execute;

import java.util.List;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Unmapped;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every state in which a killed run can leave a database while work goes on beside the
 * traffic: the next start makes of it what an undisturbed one makes, and leaves nothing
 * behind.
 */
class ResumptionTests extends SyncTests {

	private static final List<String> BEFORE = List.of("create table customers (id bigint primary key)",
			"create table orders (id bigint not null, code varchar(255), customer_id bigint, state varchar(255))",
			"create index ix_orders on orders (state)", "insert into customers select generate_series(1, 10)",
			"insert into orders select n, 'code ' || n, n, 'NEW' from generate_series(1, 10) n");

	private static final String NEW_INDEX = "create index concurrently ix_orders_schemasync_new on orders (customer_id)";

	private static final List<String> UNDISTURBED = undisturbed();

	@BeforeEach
	void before() {
		prepare(this.jdbc);
	}

	private static void prepare(JdbcTemplate jdbc) {
		BEFORE.forEach(jdbc::execute);
	}

	@Test
	void undisturbedRunMakesAllOfIt() {
		assertThat(UNDISTURBED)
			.contains("index orders_pkey true", "index uk_code true", "index ix_orders true",
					"constraint ck_state true", "constraint fk_customer true", "not null code")
			.noneMatch((line) -> line.contains("schemasync_n"));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					invalid index                       | create index concurrently ix_code on orders (code); INVALID ix_code
					index, ready                        | create index concurrently ix_code on orders (code)
					unique index, invalid, final name   | create unique index concurrently uk_code on orders (code); INVALID uk_code
					unique index, invalid               | create unique index concurrently uk_code_schemasync_new on orders (code); INVALID uk_code_schemasync_new
					unique index, ready                 | create unique index concurrently uk_code_schemasync_new on orders (code)
					unique index over other columns     | create unique index concurrently uk_code_schemasync_new on orders (code, id)
					key, first check not validated      | alter table orders add constraint orders_id_schemasync_not_null check (id is not null) not valid
					key, invalid index                  | create unique index concurrently orders_pkey_schemasync_new on orders (id); INVALID orders_pkey_schemasync_new
					key, index ready                    | create unique index concurrently orders_pkey_schemasync_new on orders (id)
					key, index ready, final name        | create unique index concurrently orders_pkey on orders (id)
					foreign key not validated           | alter table orders add constraint fk_customer foreign key (customer_id) references customers not valid
					foreign key validated               | alter table orders add constraint fk_customer foreign key (customer_id) references customers
					check not validated                 | alter table orders add constraint ck_state check (state <> '') not valid
					not null, check not validated       | alter table orders add constraint orders_code_schemasync_not_null check (code is not null) not valid
					not null, check validated           | alter table orders add constraint orders_code_schemasync_not_null check (code is not null)
					not null, check left                | alter table orders alter code set not null; alter table orders add constraint orders_code_schemasync_not_null check (code is not null)
					replaced index, new one invalid     | create index concurrently ix_orders_schemasync_new on orders (customer_id); INVALID ix_orders_schemasync_new
					replaced index, new one ready       | create index concurrently ix_orders_schemasync_new on orders (customer_id)
					replaced index, old one dropped     | create index concurrently ix_orders_schemasync_new on orders (customer_id); drop index ix_orders
					replaced index, old one invalid     | create index concurrently ix_orders_schemasync_new on orders (customer_id); INVALID ix_orders
					replaced index, all done            | drop index ix_orders; create index ix_orders on orders (customer_id)
					replaced index of an earlier model  | create index concurrently ix_orders_schemasync_new on orders (code)
					rest of a model that is gone        | create index concurrently ix_gone_schemasync_new on orders (code); INVALID ix_gone_schemasync_new
					""")
	void finishesWhatWasBegun(String state, String begun) {
		for (String statement : begun.split(";")) {
			begin(statement.strip());
		}
		Plan plan = sync(wanted()).build().plan();
		assertThat(plan.unmapped()).extracting(Unmapped::object).noneMatch((object) -> object.contains("schemasync_n"));
		assertThat(plan.withheld()).isEmpty();
		Outcome outcome = add(wanted());
		assertThat(outcome.remaining().steps()).isEmpty();
		assertThat(outcome.remaining().unmapped()).isEmpty();
		assertThat(catalog(this.jdbc)).isEqualTo(UNDISTURBED);
		assertThat(add(wanted())).isInstanceOf(Outcome.Unchanged.class);
	}

	/** A killed build leaves an index that is not valid. */
	private void begin(String statement) {
		if (statement.startsWith("INVALID ")) {
			this.jdbc.update("update pg_index set indisvalid = false where indexrelid = ?::regclass",
					statement.substring(8));
		}
		else {
			this.jdbc.execute(statement);
		}
	}

	@Test
	void indexThatIsReadyIsNotBuiltAgain() {
		this.jdbc.execute(NEW_INDEX);
		this.jdbc.execute("create unique index concurrently uk_code_schemasync_new on orders (code)");
		List<Integer> before = oids("ix_orders_schemasync_new", "uk_code_schemasync_new");
		add(wanted());
		assertThat(oids("ix_orders", "uk_code")).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "uk_code", "uk_code_schemasync_new" })
	void invalidUniqueIndexDoesNotStayInForceWhileItsRowsAreWrong(String name) {
		this.jdbc.execute("create unique index concurrently " + name + " on orders (code)");
		this.jdbc.update("update pg_index set indisvalid = false, indisready = false where indexrelid = ?::regclass",
				name);
		this.jdbc.execute("insert into orders values (11, 'code 1', 1, 'NEW')");
		Outcome outcome = add(wanted());
		assertThat(outcome.remaining().withheld()).extracting((step) -> step.object())
			.contains("public.orders.uk_code");
		assertThat(this.jdbc.queryForList("select relname from pg_class where relname like 'uk_code%'", String.class))
			.isEmpty();
		assertThat(outcome.remaining().unmapped()).isEmpty();
	}

	@Test
	void proofsOfColumnsWithLongNamesAreKeptApart() {
		String first = "c".repeat(55) + "first";
		String second = "c".repeat(55) + "second";
		this.jdbc
			.execute("alter table customers add %s text default 'x', add %s text default 'x'".formatted(first, second));
		Table table = Table.named(Models.name("customers"))
			.column(Models.column("id", "bigint", false))
			.column(Models.column(first, "text", false))
			.column(Models.column(second, "text", false))
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.build();
		assertThat(add(Models.of(table)).remaining().steps()).isEmpty();
	}

	private List<Integer> oids(String... names) {
		return List.of(names)
			.stream()
			.map((name) -> this.jdbc.queryForObject("select ?::regclass::oid::int", Integer.class, name))
			.toList();
	}

	private static List<String> undisturbed() {
		TestDatabase other = TestPostgres.freshDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(other.dataSource());
		prepare(jdbc);
		SchemaSync.builder(other.dataSource()).desired(ResumptionTests::wanted).owner("shop").build().run();
		return catalog(jdbc);
	}

	private static List<String> catalog(JdbcTemplate jdbc) {
		return jdbc.queryForList(
				"""
						select 'index ' || c.relname || ' ' || (i.indisvalid and i.indisready and i.indislive)
						from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid::regclass::text in ('customers', 'orders')
						union all
						select 'definition ' || pg_get_indexdef(i.indexrelid) from pg_index i
						where i.indrelid::regclass::text in ('customers', 'orders')
						union all
						select 'constraint ' || conname || ' ' || convalidated from pg_constraint
						where conrelid::regclass::text in ('customers', 'orders') and contype <> 'n'
						union all
						select 'rule ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
						where conrelid::regclass::text in ('customers', 'orders') and contype <> 'n'
						union all
						select 'not null ' || attname from pg_attribute
						where attrelid::regclass::text in ('customers', 'orders') and attnum > 0 and attnotnull
						order by 1""",
				String.class);
	}

	private static Schema wanted() {
		return Models.of(customers(), orders());
	}

	private static Table customers() {
		return Models.table("customers").build();
	}

	private static Table orders() {
		return Models.table("orders")
			.column(Models.column("code", "varchar(255)", false))
			.column(Models.column("customer_id", "bigint", true))
			.column(Models.column("state", "varchar(255)", true))
			.unique(UniqueConstraint.of("uk_code", List.of("code")))
			.check(new CheckConstraint("ck_state", "state <> ''", List.of("state"), true))
			.index(new Index("ix_orders", List.of(IndexPart.of("customer_id")), false, "btree", "", true))
			.index(new Index("ix_code", List.of(IndexPart.of("code")), false, "btree", "", true))
			.foreignKey(new ForeignKey("fk_customer", List.of("customer_id"), new QualifiedName(null, "customers"),
					List.of(), ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true))
			.build();
	}

}
