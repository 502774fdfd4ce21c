package io.schemasync.execute;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Step;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.source.DatabaseSchemaSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of today get the value of a new column, in batches beside the traffic. */
class BackfillTests extends SyncTests {

	private static final BackfillSettings BATCHES = new BackfillSettings(100, Duration.ofMillis(1));

	/** Stricter rules do not wait for replicas of the version before. */
	private static final PlanSettings AT_ONCE = new PlanSettings(List.of(), List.of(), true, true, false, 0,
			Duration.ofSeconds(5), Duration.ZERO);

	private final List<String> warnings = new ArrayList<>();

	private static Column filled(String name, String type, boolean nullable, String expression) {
		return filled(name, type, nullable, expression, false);
	}

	private static Column filled(String name, String type, boolean nullable, String expression, boolean primitive) {
		return Column.of(name, ColumnType.of(type), nullable)
			.withOrigin(new Origin("com.acme.Customer#" + name, primitive).withPast(new Past(List.of(), expression)));
	}

	private static Schema customers(Column... columns) {
		var customers = Models.table("customers").column(Models.column("name", "varchar(255)", true));
		for (Column column : columns) {
			customers.column(column);
		}
		return Models.of(customers.build());
	}

	private void customers(int count) {
		add(customers());
		this.jdbc.update("insert into customers select n, 'Ada ' || n from generate_series(1, ?) n", count);
	}

	@Override
	SchemaSyncBuilder sync(Schema desired) {
		return super.sync(desired).listener(new SyncListener() {

			@Override
			public void warned(String message) {
				BackfillTests.this.warnings.add(message);
			}

		}).executionSettings(IMPATIENT.withBackfill(BATCHES)).planSettings(AT_ONCE);
	}

	private List<String> did(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Applied.class);
		return steps(((Outcome.Applied) outcome).applied().applicable());
	}

	private static List<String> steps(List<Step> steps) {
		return steps.stream().map((step) -> step.sign().symbol() + " " + step.object() + " " + step.summary()).toList();
	}

	private int query(String sql) {
		Integer count = this.jdbc.queryForObject(sql, Integer.class);
		return (count != null) ? count : -1;
	}

	@Test
	void fillsANewColumnAndThenForbidsNullInOneRun() {
		customers(250);
		Schema wanted = customers(filled("login", "varchar(255)", false, "lower(name)"));
		Outcome outcome = add(wanted);
		assertThat(did(outcome)).containsExactly("+ public.customers.login column character varying(255)",
				"~ public.customers.login fill with lower(name)", "~ public.customers.login not null");
		assertThat(outcome.remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(250);
		assertThat(this.warnings).isEmpty();
		assertThat(add(wanted)).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void oneBatchIsOneRoundTripAndOneTransaction() {
		customers(250);
		RecordingDataSource recording = new RecordingDataSource(this.database.dataSource());
		SchemaSync.builder(recording)
			.desired(() -> customers(filled("login", "varchar(255)", true, "lower(name)")))
			.owner("shop")
			.executionSettings(IMPATIENT.withBackfill(BATCHES))
			.build()
			.run();
		assertThat(recording.sent.stream().filter((sql) -> sql.contains("schemasync_open"))).hasSize(3);
	}

	@Test
	void theDefaultIsForRowsToComeAndTheExpressionForThoseOfToday() {
		customers(10);
		Column points = filled("points", "integer", false, "length(name)", true).withDefaultValue("0");
		Outcome outcome = add(customers(points));
		assertThat(did(outcome)).containsExactly("+ public.customers.points column integer",
				"~ public.customers.points default 0", "~ public.customers.points fill with length(name)",
				"~ public.customers.points not null");
		assertThat(outcome.remaining().steps()).isEmpty();
		this.jdbc.update("insert into customers (id, name) values (11, 'Bob')");
		assertThat(query("select sum(points) from customers where id <= 10")).isEqualTo(9 * 5 + 6);
		assertThat(query("select points from customers where id = 11")).isZero();
	}

	@Test
	void fillsAnExistingColumnThatMustNotBeNullAnyMore() {
		customers(10);
		this.jdbc.update("update customers set name = null where id > 4");
		Table table = Models.table("customers")
			.column(filled("name", "varchar(255)", false, "'number ' || id"))
			.build();
		Outcome outcome = add(Models.of(table));
		assertThat(did(outcome)).containsExactly("~ public.customers.name fill with 'number ' || id",
				"~ public.customers.name not null");
		assertThat(this.jdbc.queryForList("select name from customers where id in (4, 5) order by id", String.class))
			.containsExactly("Ada 4", "number 5");
	}

	@Test
	void goesOnFromTheRowsThatAreLeft() {
		customers(250);
		this.jdbc.execute("alter table customers add login varchar(255)");
		this.jdbc.update("update customers set login = 'mine' where id <= 130 or id = 200");
		add(customers(filled("login", "varchar(255)", false, "lower(name)")));
		assertThat(query("select count(*) from customers where login = 'mine'")).isEqualTo(131);
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(119);
	}

	@Test
	void nullThatTheApplicationWritesLaterStays() {
		customers(10);
		Schema wanted = customers(filled("login", "varchar(255)", true, "lower(name)"));
		assertThat(add(wanted).remaining().steps()).isEmpty();
		this.jdbc.update("update customers set login = null where id = 5");
		assertThat(add(wanted)).isInstanceOf(Outcome.Unchanged.class);
		Schema another = customers(filled("login", "varchar(255)", true, "lower(name)"),
				Models.column("note", "text", true));
		assertThat(did(add(another))).containsExactly("+ public.customers.note column text");
		assertThat(query("select count(*) from customers where login is null")).isOne();
		Schema anew = customers(filled("login", "varchar(255)", true, "upper(name)"),
				Models.column("note", "text", true));
		assertThat(did(add(anew))).containsExactly("~ public.customers.login fill with upper(name)");
		assertThat(this.jdbc.queryForObject("select login from customers where id = 5", String.class))
			.isEqualTo("ADA 5");
	}

	@Test
	void rowsOfATableThatCameWithTheColumnAreNotFilled() {
		Schema wanted = customers(filled("login", "varchar(255)", true, "lower(name)"));
		add(wanted);
		this.jdbc.update("insert into customers (id, name) values (1, 'Ada')");
		assertThat(add(wanted)).isInstanceOf(Outcome.Unchanged.class);
		add(customers(filled("login", "varchar(255)", true, "lower(name)"), Models.column("note", "text", true)));
		assertThat(query("select count(*) from customers where login is null")).isOne();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			"Id" bigint              ; "Id"       ; n
			"Id" uuid                ; "Id"       ; md5(n::text)::uuid
			"Id" text                ; "Id"       ; 'it''s \\ ' || n
			"Id" timestamptz         ; "Id"       ; timestamptz '2024-01-01' + n * interval '1 microsecond'
			"Id" numeric(10,2)       ; "Id"       ; n / 10.0
			"Id" char(10)            ; "Id"       ; n::text
			"Id" double precision    ; "Id"       ; n / 3.0
			"Id" bytea               ; "Id"       ; decode(md5(n::text), 'hex')
			"Id" text collate "C"    ; "Id"       ; chr(64 + n % 50) || n
			"Id" bigint, b text      ; "Id", b    ; n % 3, 'b' || n
			a text, "Id" date, c int ; a, "Id", c ; 'same', date '2024-01-01' + n % 7, n
			""")
	void keysOfAnyType(String columns, String key, String values) {
		this.jdbc.execute("create table customers (" + columns + ", n int, primary key (" + key + "))");
		this.jdbc.execute("insert into customers select " + values + ", n from generate_series(1, 333) n");
		Table today = DatabaseSchemaSource.of(this.database.dataSource()).read().tables().values().iterator().next();
		Table wanted = today.toBuilder().column(filled("twice", "integer", false, "n * 2")).build();
		assertThat(add(Models.of(wanted)).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where twice = n * 2")).isEqualTo(333);
	}

	@Test
	void tableWithoutKey() {
		this.jdbc.execute("create table customers (name text)");
		this.jdbc.execute("insert into customers select 'Ada ' || n from generate_series(1, 5000) n");
		Table wanted = Table.named(Models.name("customers"))
			.column(Models.column("name", "text", true))
			.column(filled("login", "text", false, "lower(name)"))
			.build();
		assertThat(add(Models.of(wanted)).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(5000);
	}

	@Test
	void partitionedTable() {
		this.jdbc.execute("create table customers (id bigint, part int, name text, primary key (id, part)) "
				+ "partition by list (part)");
		for (int i = 0; i < 3; i++) {
			this.jdbc.execute("create table customers_%1$d partition of customers for values in (%1$d)".formatted(i));
		}
		this.jdbc.execute("insert into customers select n, n % 3, 'Ada ' || n from generate_series(1, 350) n");
		Table wanted = Table.named(Models.name("customers"))
			.column(Models.column("id", "bigint", false))
			.column(Models.column("part", "integer", false))
			.column(Models.column("name", "text", true))
			.column(filled("login", "text", false, "lower(name)"))
			.primaryKey(new PrimaryKey(null, List.of("id", "part")))
			.build();
		assertThat(add(Models.of(wanted)).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(350);
	}

	/** The row was read as one without value, and had one when it could be written. */
	@Test
	void valueThatIsWrittenMeanwhileStays() throws Exception {
		customers(250);
		this.jdbc.execute("alter table customers add login varchar(255)");
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (Connection application = this.database.dataSource().getConnection()) {
			application.setAutoCommit(false);
			application.createStatement().execute("update customers set login = 'mine' where id in (7, 150)");
			Future<Outcome> fill = thread
				.submit(() -> add(customers(filled("login", "varchar(255)", true, "lower(name)"))));
			await(() -> query("select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
					+ "and query like '%schemasync_open%'") > 0);
			application.commit();
			fill.get();
		}
		finally {
			thread.shutdownNow();
		}
		assertThat(this.jdbc.queryForList("select id from customers where login = 'mine' order by id", Integer.class))
			.containsExactly(7, 150);
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(248);
	}

	/** The server would end the one who has waited for longer: the application. */
	@Test
	void applicationThatLocksInAnotherOrderIsSpared() throws Exception {
		customers(250);
		this.jdbc.execute("alter table customers add login varchar(255)");
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (Connection application = this.database.dataSource().getConnection()) {
			application.setAutoCommit(false);
			application.createStatement().execute("update customers set name = 'B' where id = 60");
			Future<Outcome> fill = thread
				.submit(() -> add(customers(filled("login", "varchar(255)", true, "lower(name)"))));
			await(() -> query("select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
					+ "and query like '%schemasync_open%'") > 0);
			for (int id = 59; id > 0; id--) {
				application.createStatement().execute("update customers set name = 'B' where id = " + id);
			}
			Thread.sleep(300);
			application.commit();
			fill.get();
		}
		finally {
			thread.shutdownNow();
		}
		assertThat(query("select count(*) from customers where login is not null")).isEqualTo(250);
		assertThat(query("select count(*) from customers where name = 'B'")).isEqualTo(60);
	}

	@Test
	void rowThatStaysLockedIsNamedAtTheEnd() throws Exception {
		customers(20);
		this.jdbc.execute("alter table customers add login varchar(255)");
		try (Connection application = this.database.dataSource().getConnection()) {
			application.setAutoCommit(false);
			application.createStatement().execute("update customers set name = 'B' where id = 7");
			SchemaSyncException failure = failure(
					() -> add(customers(filled("login", "varchar(255)", true, "lower(name)"))), Problem.TABLES_LOCKED);
			assertThat(failure).hasMessageContaining("public.customers.login").hasMessageContaining("pid");
		}
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(6);
	}

	@Test
	void rowThatCannotBeFilledIsNamedAndTheApplicationStarts() {
		customers(250);
		this.jdbc.update("update customers set name = 'secret' where id = 177");
		Schema wanted = customers(filled("number", "integer", false, "cast(substr(name, 5) as integer)"));
		this.jdbc.execute("alter table customers add number integer");
		Outcome outcome = add(wanted);
		assertThat(this.warnings).singleElement()
			.asString()
			.contains("public.customers.number", "the key (177)", "invalid input syntax", "249 other rows", "@Backfill",
					"com.acme.Customer#number")
			.doesNotContain("secret", "et\"");
		assertThat(query("select count(*) from customers where number = id")).isEqualTo(249);
		assertThat(steps(outcome.remaining().steps())).contains("~ public.customers.number not null");
		this.jdbc.update("update customers set name = 'Ada 177' where id = 177");
		assertThat(add(wanted).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where number = id")).isEqualTo(250);
	}

	@Test
	void rowsThatCannotBeFilledAreCountedAndTheOthersFilled() {
		customers(450);
		this.jdbc.update("update customers set name = 'Ada x' where id % 50 in (7, 8)");
		add(customers(filled("number", "integer", false, "cast(substr(name, 5) as integer)")));
		assertThat(this.warnings).singleElement()
			.asString()
			.contains("18 rows, such as those with the keys (7), (8), (57), (58), (107)", "invalid input syntax",
					"432 other rows");
		assertThat(query("select count(*) from customers where number = id")).isEqualTo(432);
	}

	@Test
	void expressionThatFitsNoRowIsGivenUp() {
		customers(1500);
		add(customers(filled("number", "integer", true, "cast(name as integer)")));
		assertThat(this.warnings).singleElement().asString().contains("at least 1,000 rows", "(1), (2), (3), (4), (5)");
	}

	@Test
	void primitiveThatCannotBeFilledKeepsTheApplicationFromStarting() {
		customers(250);
		this.jdbc.execute("alter table customers add number integer");
		this.jdbc.update("update customers set name = 'x', number = 1 where id = 1");
		this.jdbc.update("update customers set name = 'Ada x' where id = 177");
		Schema wanted = customers(filled("number", "integer", false, "cast(substr(name, 5) as integer)", true));
		SchemaSyncException failure = failure(() -> add(wanted), Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("the key (177)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lower(nmae) | nmae
			count(*)    | aggregate
			lower name  | syntax
			""")
	void expressionThatTheServerCannotEvaluateIsWithheldBeforeAnythingIsChanged(String expression, String word) {
		customers(3);
		Column column = filled("login", "varchar(255)", true, expression);
		Plan plan = sync(customers(column)).build().plan();
		assertThat(plan.withheld()).singleElement()
			.satisfies((step) -> assertThat(step.decision().toString()).contains("@Backfill", word));
		SchemaSyncException refusal = failure(
				() -> add(customers(filled("login", "varchar(255)", false, expression, true))), Problem.WITHHELD);
		assertThat(refusal.action()).contains(word);
	}

	@Test
	void rowsForWhichTheExpressionIsNullStayAndKeepTheRuleFromFollowing() {
		customers(10);
		this.jdbc.update("update customers set name = null where id = 3");
		Outcome outcome = add(customers(filled("login", "varchar(255)", false, "lower(name)")));
		assertThat(outcome.remaining().withheld()).singleElement()
			.satisfies((step) -> assertThat(step.decision().toString()).contains("the key (3)"));
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(9);
		assertThat(query("select count(*) from pg_constraint where conname like 'customers%schemasync%'")).isZero();
	}

	@Test
	void olderModelFillsNothing() {
		customers(10);
		Schema older = customers(filled("login", "varchar(255)", true, "lower(name)"));
		add(older);
		this.jdbc.update("update customers set login = null");
		add(customers(filled("login", "varchar(255)", true, "upper(name)")));
		this.jdbc.update("update customers set login = null");
		assertThat(add(older)).isInstanceOf(Outcome.Unchanged.class);
		assertThat(query("select count(*) from customers where login is null")).isEqualTo(10);
	}

	private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
			Thread.sleep(10);
		}
	}

}
