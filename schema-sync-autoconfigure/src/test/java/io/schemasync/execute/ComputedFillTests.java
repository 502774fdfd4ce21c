package io.schemasync.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Step;
import io.schemasync.report.SqlReport;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.source.DatabaseSchemaSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of today get values that the application computes, in batches. */
class ComputedFillTests extends SyncTests {

	private static final BackfillSettings BATCHES = new BackfillSettings(100, Duration.ofMillis(1));

	private static final PlanSettings AT_ONCE = new PlanSettings(List.of(), List.of(), true, true, false, 0,
			Duration.ofSeconds(5), Duration.ZERO);

	private final List<String> warnings = new ArrayList<>();

	/** How many rows were asked for at a time. */
	private final List<Integer> asked = new ArrayList<>();

	private Column logins(String type, boolean nullable, boolean primitive, String column,
			UnaryOperator<@Nullable String> function) {
		return Column.of("login", ColumnType.of(type), nullable)
			.withOrigin(new Origin("com.acme.Customer#login", primitive)
				.withPast(Past.NONE.computedBy(new TextComputation("Logins", column, (texts) -> {
					this.asked.add(texts.size());
					return texts.stream().map(function).toList();
				}))));
	}

	private Schema wanted(boolean nullable, UnaryOperator<@Nullable String> function) {
		return customers(logins("varchar(20)", nullable, false, "name", function));
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

	private static String login(@Nullable String name) {
		return String.valueOf(name).toLowerCase();
	}

	@Override
	SchemaSyncBuilder sync(Schema desired) {
		return super.sync(desired).listener(new SyncListener() {

			@Override
			public void warned(String message) {
				ComputedFillTests.this.warnings.add(message);
			}

		}).executionSettings(IMPATIENT.withBackfill(BATCHES)).planSettings(AT_ONCE);
	}

	private static List<String> steps(List<Step> steps) {
		return steps.stream().map((step) -> step.sign().symbol() + " " + step.object() + " " + step.summary()).toList();
	}

	private int query(String sql) {
		Integer count = this.jdbc.queryForObject(sql, Integer.class);
		return (count != null) ? count : -1;
	}

	@Test
	void asksOnceForEachBatchAndForbidsNullAfterwards() {
		customers(250);
		Schema wanted = wanted(false, ComputedFillTests::login);
		Plan plan = sync(wanted).build().plan();
		assertThat(steps(plan.steps())).containsExactly("+ public.customers.login column character varying(20)",
				"~ public.customers.login fill by Logins", "~ public.customers.login not null");
		assertThat(SqlReport.of(plan)).contains("-- public.customers.login is filled in Java by Logins");
		assertThat(add(wanted).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(250);
		assertThat(this.asked).containsExactly(100, 100, 50);
		assertThat(this.warnings).isEmpty();
		assertThat(add(wanted)).isInstanceOf(Outcome.Unchanged.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			"Id" uuid                ; "Id"       ; md5(n::text)::uuid
			"Id" text                ; "Id"       ; 'it''s \\ ' || n
			"Id" timestamptz         ; "Id"       ; timestamptz '2024-01-01' + n * interval '1 microsecond'
			"Id" char(10)            ; "Id"       ; n::text
			"Id" bytea               ; "Id"       ; decode(md5(n::text), 'hex')
			"Id" bigint, b text      ; "Id", b    ; n % 3, 'b' || n
			a text, "Id" date, c int ; a, "Id", c ; 'same', date '2024-01-01' + n % 7, n
			""")
	void keysOfAnyType(String columns, String key, String values) {
		this.jdbc.execute("create table customers (" + columns + ", n text, primary key (" + key + "))");
		this.jdbc.execute("insert into customers select " + values + ", n from generate_series(1, 133) n");
		Table today = DatabaseSchemaSource.of(this.database.dataSource()).read().tables().values().iterator().next();
		Table wanted = today.toBuilder().column(logins("text", false, false, "n", (n) -> n + "!")).build();
		assertThat(add(Models.of(wanted)).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login = n || '!'")).isEqualTo(133);
	}

	@Test
	void nullLeavesARowAndIsNotAskedForAgain() {
		customers(10);
		Schema wanted = wanted(true, (name) -> "Ada 3".equals(name) ? null : login(name));
		assertThat(add(wanted).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login is null")).isOne();
		assertThat(add(wanted)).isInstanceOf(Outcome.Unchanged.class);
		assertThat(this.asked).containsExactly(10);
	}

	@Test
	void valueThatIsWrittenMeanwhileStays() {
		customers(10);
		add(wanted(true, (name) -> {
			this.jdbc.update("update customers set login = 'mine' where id = 7");
			return login(name);
		}));
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(9);
		assertThat(query("select id from customers where login = 'mine'")).isEqualTo(7);
	}

	@Test
	void rowThatChangesMeanwhileIsComputedAnew() {
		customers(10);
		add(wanted(true, (name) -> {
			this.jdbc.update("update customers set name = 'Eve' where id = 7 and name <> 'Eve'");
			return login(name);
		}));
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(10);
		assertThat(query("select id from customers where login = 'eve'")).isEqualTo(7);
		assertThat(this.asked).containsExactly(10, 1);
	}

	@Test
	void nothingIsLockedWhileValuesAreComputed() {
		customers(10);
		add(wanted(false, (name) -> {
			assertThat(this.jdbc.queryForList("select id from customers for update nowait")).hasSize(10);
			return login(name);
		}));
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(10);
	}

	@Test
	void rowThatIsLockedIsNotComputedAnew() throws Exception {
		customers(10);
		this.jdbc.execute("alter table customers add login varchar(20)");
		try (var application = this.database.dataSource().getConnection()) {
			application.setAutoCommit(false);
			application.createStatement().execute("update customers set name = 'B' where id = 7");
			SchemaSyncException failure = failure(() -> add(wanted(true, ComputedFillTests::login)),
					Problem.TABLES_LOCKED);
			assertThat(failure).hasMessageContaining("public.customers.login").hasMessageContaining("pid");
		}
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(6);
		assertThat(this.asked).containsExactly(10);
	}

	@Test
	void failureNamesTheRowsAndTheNextStartGoesOn() {
		customers(250);
		boolean[] down = { true };
		Schema wanted = wanted(false, (name) -> {
			if (down[0] && "Ada 177".equals(name)) {
				throw new IllegalStateException("The directory is down");
			}
			return login(name);
		});
		Outcome outcome = add(wanted);
		assertThat(this.warnings).singleElement()
			.asString()
			.contains("public.customers.login", "Logins", "from the key (101) to (200)", "The directory is down",
					"100 other rows");
		assertThat(steps(outcome.remaining().steps())).contains("~ public.customers.login fill by Logins");
		down[0] = false;
		assertThat(add(wanted).remaining().steps()).isEmpty();
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(250);
		assertThat(this.asked).containsExactly(100, 100, 100, 50);
	}

	@Test
	void primitiveWithoutValueKeepsTheApplicationFromStarting() {
		customers(10);
		Column column = logins("varchar(20)", false, true, "name", (name) -> "Ada 3".equals(name) ? null : login(name));
		SchemaSyncException failure = failure(() -> add(customers(column)), Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("Logins").hasMessageContaining("the key (3)");
	}

	@Test
	void rowsWithoutValueAreNamedWhereNullIsForbidden() {
		customers(250);
		Outcome outcome = add(wanted(false, (name) -> login(name).endsWith("7") ? null : login(name)));
		assertThat(this.warnings).singleElement()
			.asString()
			.contains("25 rows", "(7), (17), (27), (37), (47)", "225 other rows");
		assertThat(steps(outcome.remaining().steps())).contains("~ public.customers.login not null");
	}

	@Test
	void valuesThatDoNotFitAreLeftOutAndTheOthersWritten() {
		customers(250);
		add(wanted(true, (name) -> login(name).endsWith("7") ? "x".repeat(21) : login(name)));
		assertThat(this.warnings).singleElement()
			.asString()
			.contains("public.customers.login", "25 rows", "(7), (17), (27), (37), (47)", "too long", "225 other rows");
		assertThat(query("select count(*) from customers where login = lower(name)")).isEqualTo(225);
		assertThat(this.asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(250);
	}

	@Test
	void rowsThatCannotBeWrittenAreNotAskedForForEver() {
		customers(10);
		this.jdbc.execute("create function keep() returns trigger language plpgsql as 'begin return null; end'");
		this.jdbc.execute("create trigger keep before update on customers for each row execute function keep()");
		Outcome outcome = add(wanted(false, ComputedFillTests::login));
		assertThat(query("select count(*) from customers where login is null")).isEqualTo(10);
		assertThat(steps(outcome.remaining().steps())).contains("~ public.customers.login not null");
		assertThat(this.asked).containsExactly(10);
	}

	@Test
	void tableWithoutKeyIsWithheld() {
		this.jdbc.execute("create table customers (name text)");
		this.jdbc.execute("insert into customers values ('Ada')");
		Table wanted = Table.named(Models.name("customers"))
			.column(Models.column("name", "text", true))
			.column(logins("text", true, false, "name", ComputedFillTests::login))
			.build();
		assertThat(sync(Models.of(wanted)).build().plan().withheld()).singleElement()
			.satisfies((step) -> assertThat(step.decision().toString()).contains("has no primary key"));
	}

	@Test
	void anotherWayIsAnotherModel() {
		Schema one = wanted(true, ComputedFillTests::login);
		Schema other = customers(logins("varchar(20)", true, false, "id", ComputedFillTests::login));
		assertThat(ModelHash.exact(one)).isNotEqualTo(ModelHash.exact(other));
		assertThat(ModelHash.exact(one))
			.isNotEqualTo(ModelHash.exact(customers(Models.column("login", "varchar(20)", true))));
	}

}
