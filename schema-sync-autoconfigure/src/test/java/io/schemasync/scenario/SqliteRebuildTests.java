package io.schemasync.scenario;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.Statement;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.report.SqlReport;
import io.schemasync.schema.Schema;
import io.schemasync.source.DatabaseSchemaSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Makes tables of SQLite anew, and lets it go wrong. */
class SqliteRebuildTests {

	/** What a table can have that a copy could lose. */
	private static final String[] SHOP = {
			"""
					create table customer (id integer primary key autoincrement, email varchar(200) collate nocase not null unique
					  on conflict replace, name varchar(50) default 'x', score numeric(12,3), photo blob /* square, please */,
					  [odd name] text, `other` text default ('a' || 'b'), short text generated always as (substr(name, 1, 2)),
					  boss integer references customer on delete set null, constraint name_present check (length(name) > 0))""",
			"create table purchase (id bigint primary key not null, customer_id integer, "
					+ "constraint fk_customer foreign key (customer_id) references Customer (id) on delete cascade)",
			"create table audit (what text)", "create index customer_by_name on customer (name desc, score)",
			"create index customer_lower on customer (lower(name)) where score > 1",
			"create view rich as select id, name from customer where score > 100",
			"create view richest as select max(id) as id from rich", """
					create trigger customer_written after update on customer begin
					  insert into audit values ('customer ' || new.id); end""", """
					create trigger purchase_written after insert on purchase begin
					  update customer set score = score + 1 where id = new.customer_id; end""", """
					insert into customer (id, email, name, score, photo, [odd name], boss) values
					  (7, 'ada@example.org', 'Ada', 12.125, x'00ff10', 'ümläut ''quoted''', null),
					  (8, 'bob@example.org', 'Bob', 9007199254740993, null, char(0) || 'after nul', 7),
					  (9, 'eve@example.org', 'Eve', 'a text in a number', zeroblob(3000), null, 8),
					  (4000, 'gone', 'Gone', 1e300, null, null, null)""", "delete from customer where id = 4000",
			"insert into purchase values (1, 7), (2, 9), (3, null)" };

	private TestDatabase database;

	private DataSource dataSource;

	private JdbcTemplate jdbc;

	@BeforeEach
	void createShop() {
		this.database = TestSqlite.freshDatabase();
		this.dataSource = this.database.dataSource();
		this.jdbc = new JdbcTemplate(this.dataSource);
		for (String sql : SHOP) {
			this.jdbc.execute(sql);
		}
	}

	private Schema desired(String... changes) {
		TestDatabase other = TestSqlite.freshDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(other.dataSource());
		for (int i = 0; i < 9; i++) {
			String sql = SHOP[i];
			for (int j = 0; j < changes.length; j += 2) {
				sql = sql.replace(changes[j], changes[j + 1]);
			}
			jdbc.execute(sql);
		}
		return DatabaseSchemaSource.of(other.dataSource()).read();
	}

	private SchemaSync sync(Schema desired) {
		return SchemaSync.builder(this.dataSource).desired(() -> desired).build();
	}

	private List<Map<String, Object>> rows(String table) {
		String columns = String.join(" || '|' || ", this.jdbc
			.queryForList("select 'quote(\"' || name || '\")' from pragma_table_xinfo('" + table + "')", String.class));
		return this.jdbc.queryForList("select _rowid_, " + columns + " as row from " + table + " order by 1");
	}

	private List<String> objects() {
		return this.jdbc.queryForList(
				"select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema where type <> 'table'"
						+ " and name not like 'schemasync%' and tbl_name not like 'schemasync%' order by name",
				String.class);
	}

	private static final String[] STRICTER = { "varchar(50) default 'x'", "varchar(60) default 'y' not null",
			"score numeric(12,3)", "score numeric(12,3) check (score > 0)" };

	@Test
	void findsNothingToDoInWhatIsThere() {
		assertThat(sync(desired()).plan().steps()).isEmpty();
	}

	@Test
	void keepsEveryValueAndEverythingThatHangsOnTheTable() {
		List<Map<String, Object>> customers = rows("customer");
		List<Map<String, Object>> purchases = rows("purchase");
		List<String> objects = objects();
		Outcome outcome = sync(desired(STRICTER)).run();
		assertThat(outcome.remaining().steps()).isEmpty();
		assertThat(rows("customer")).isEqualTo(customers);
		assertThat(rows("purchase")).isEqualTo(purchases);
		assertThat(objects()).isEqualTo(objects);
		assertThat(this.jdbc.queryForList("select * from richest")).hasSize(1);
		assertThat(this.jdbc.queryForList("pragma integrity_check", String.class)).containsExactly("ok");
		assertThat(this.jdbc.queryForList("pragma foreign_key_check")).isEmpty();
	}

	@Test
	void keepsWhatTheModelHasNoWordsFor() {
		sync(desired(STRICTER)).run();
		String sql = this.jdbc.queryForObject("select sql from sqlite_schema where name = 'customer'", String.class);
		assertThat(sql).contains("autoincrement")
			.contains("on conflict replace")
			.contains("collate nocase")
			.contains("references customer on delete set null")
			.contains("generated always as (substr(name, 1, 2))");
	}

	@Test
	void goesOnCountingWhereTheTableStopped() {
		sync(desired(STRICTER)).run();
		this.jdbc.execute("insert into customer (email) values ('new')");
		assertThat(this.jdbc.queryForObject("select id from customer where email = 'new'", Long.class)).isEqualTo(4001);
	}

	@Test
	void referencesStillPointToTheTable() throws SQLException {
		sync(desired(STRICTER)).run();
		try (Connection connection = this.dataSource.getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			statement.execute("pragma foreign_keys = on");
			statement.execute("delete from customer where id = 7");
		}
		assertThat(this.jdbc.queryForList("select id from purchase", Long.class)).containsExactly(2L, 3L);
		assertThat(this.jdbc.queryForObject("select count(*) from customer where boss = 7", Long.class)).isZero();
	}

	@Test
	void triggersStillFire() {
		sync(desired(STRICTER)).run();
		this.jdbc.execute("insert into purchase values (4, 7)");
		assertThat(this.jdbc.queryForList("select what from audit", String.class)).containsExactly("customer 7",
				"customer 9", "customer 7");
	}

	@Test
	void makesTheTableAnewOnceForAllItsChanges() {
		Plan plan = sync(desired(STRICTER)).plan();
		assertThat(plan.applicable()).hasSizeGreaterThan(1);
		assertThat(plan.applicable()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.map(Statement::sql)
			.filter((sql) -> sql.contains("rename to customer"))).hasSize(1);
	}

	@Test
	void addsAForeignKeyToATableWithRows() {
		this.jdbc.execute("alter table audit add column customer_id integer");
		Schema desired = desired("create table audit (what text)",
				"create table audit (what text, customer_id integer, constraint audit_customer foreign key (customer_id) "
						+ "references customer)");
		this.jdbc.execute("insert into audit values ('x', 99)");
		assertThat(sync(desired).run().remaining().withheld()).singleElement()
			.satisfies((step) -> assertThat(step.decision().toString()).contains("Rows of today break this rule"));
		this.jdbc.execute("update audit set customer_id = 7");
		assertThat(sync(desired).run().remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForList("pragma foreign_key_list(audit)")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 })
	void leavesTheTableAsItWasWhereverItStops(int statements) throws SQLException {
		Schema desired = desired(STRICTER);
		List<Map<String, Object>> customers = rows("customer");
		List<String> objects = objects();
		List<String> all = sync(desired).plan()
			.applicable()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.map(Statement::sql)
			.toList();
		try (Connection connection = this.dataSource.getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (String sql : all.subList(0, Math.min(statements, all.size()))) {
				statement.execute(sql);
			}
			// Closed without a commit, as the end of a process does it
		}
		assertThat(rows("customer")).isEqualTo(customers);
		assertThat(objects()).isEqualTo(objects);
		assertThat(sync(desired).run().remaining().steps()).isEmpty();
		assertThat(rows("customer")).isEqualTo(customers);
	}

	@Test
	void refusesACopyThatDiffers() throws SQLException {
		List<Map<String, Object>> customers = rows("customer");
		assertStops("insert into schemasync_new_customer", "update schemasync_new_customer set score = 1 where id = 7",
				"the copy of customer has all its values");
		assertStops("insert into schemasync_new_customer", "delete from schemasync_new_customer where id = 7",
				"the copy of customer has all its rows");
		assertStops("drop table customer", "delete from schemasync_new_customer where id = 7",
				"what references customer, or is referenced by it, is there");
		assertThat(rows("customer")).isEqualTo(customers);
	}

	/** Run the statements of a plan with one more behind one of them. */
	private void assertStops(String behind, String damage, String expectation) throws SQLException {
		List<String> all = new ArrayList<>();
		sync(desired(STRICTER)).plan().applicable().forEach((step) -> step.statements().forEach((statement) -> {
			all.add(statement.sql());
			if (statement.sql().startsWith(behind)) {
				all.add(damage);
			}
		}));
		assertThat(all).contains(damage);
		try (Connection connection = this.dataSource.getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				for (String sql : all) {
					statement.execute(sql);
				}
			}).withMessageContaining("CHECK constraint failed: " + expectation);
		}
	}

	@Test
	void refusesATableThatIsNotWhatThePlanSaw() throws SQLException {
		List<String> all = sync(desired(STRICTER)).plan()
			.applicable()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.map(Statement::sql)
			.toList();
		this.jdbc.execute("alter table customer add column added text default 'precious'");
		try (Connection connection = this.dataSource.getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(all.get(0));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(all.get(1)))
				.withMessageContaining("customer is still what it was when the plan was made");
		}
	}

	@Test
	void refusesWhereForeignKeysAreEnforced() throws SQLException {
		List<String> all = sync(desired(STRICTER)).plan()
			.applicable()
			.get(0)
			.statements()
			.stream()
			.map(Statement::sql)
			.toList();
		try (Connection connection = this.dataSource.getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			statement.execute("pragma foreign_keys = on");
			connection.setAutoCommit(false);
			statement.execute(all.get(0));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(all.get(1)))
				.withMessageContaining("foreign keys are not enforced while customer is made anew");
		}
	}

	/** As any tool does it that sends statement by statement. */
	@Test
	void scriptOfThePlanDoesTheSame() throws SQLException {
		Schema desired = desired(STRICTER);
		List<Map<String, Object>> customers = rows("customer");
		String script = SqlReport.of(sync(desired).plan());
		assertThat(script).contains("sqlite3 -bail", "\npragma foreign_keys = off;\n", "\nbegin immediate;\n",
				"\ncommit;\n");
		try (Connection connection = DriverManager.getConnection(this.database.url() + "?foreign_keys=on");
				java.sql.Statement statement = connection.createStatement()) {
			for (String sql : script.split(";\\n")) {
				statement.execute(sql);
			}
		}
		assertDone(desired, customers);
	}

	@Test
	void scriptOfThePlanRunsInSqlitesOwnShell(@TempDir Path folder) throws IOException, InterruptedException {
		assumeTrue(Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, "sqlite3"))), "No sqlite3 on the PATH");
		Schema desired = desired(STRICTER);
		List<Map<String, Object>> customers = rows("customer");
		Path script = Files.writeString(folder.resolve("plan.sql"), SqlReport.of(sync(desired).plan()));
		Process shell = new ProcessBuilder("sqlite3", "-bail", this.database.url().replace("jdbc:sqlite:", ""))
			.redirectInput(script.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(shell.getInputStream().readAllBytes());
		assertThat(shell.waitFor()).as(output).isZero();
		assertDone(desired, customers);
	}

	private void assertDone(Schema desired, List<Map<String, Object>> customers) {
		assertThat(sync(desired).plan().steps()).isEmpty();
		assertThat(rows("customer")).isEqualTo(customers);
		assertThat(this.jdbc.queryForList("select name from sqlite_schema where name like 'schemasync%'")).isEmpty();
	}

	@Test
	void putsTheSettingsOfTheConnectionBack() throws SQLException {
		try (Connection connection = DriverManager
			.getConnection(this.database.url() + "?foreign_keys=on&busy_timeout=4321")) {
			DataSource single = new SingleConnectionDataSource(connection, true);
			SchemaSync.builder(single).desired(() -> desired(STRICTER)).build().run();
			JdbcTemplate jdbc = new JdbcTemplate(single);
			assertThat(jdbc.queryForObject("pragma foreign_keys", Integer.class)).isOne();
			assertThat(jdbc.queryForObject("pragma busy_timeout", Integer.class)).isEqualTo(4321);
			assertThat(jdbc.queryForObject("pragma legacy_alter_table", Integer.class)).isZero();
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(jdbc.queryForList("select name from temp.sqlite_schema")).isEmpty();
		}
		assertThat(this.jdbc.queryForList("select id from purchase", Long.class)).hasSize(3);
	}

	@Test
	void replicasOfOneFileWaitForEachOther() {
		Schema desired = desired(STRICTER);
		List<Map<String, Object>> customers = rows("customer");
		List<CompletableFuture<Outcome>> starts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			starts.add(CompletableFuture.supplyAsync(sync(desired)::run));
		}
		List<Outcome> outcomes = starts.stream().map(CompletableFuture::join).toList();
		assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.remaining().steps()).isEmpty());
		assertThat(rows("customer")).isEqualTo(customers);
	}

	@Test
	void anotherProcessThatIsKilledLeavesEverythingAsItWas() throws IOException, InterruptedException {
		Schema desired = desired(STRICTER);
		List<Map<String, Object>> customers = rows("customer");
		// Newer JDKs warn of the driver's native library
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), HalfDone.class.getName(), this.database.url())
			.redirectError(Redirect.DISCARD)
			.start();
		try (var output = process.inputReader()) {
			assertThat(output.readLine()).isEqualTo("half done");
			CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(sync(desired)::run);
			process.destroyForcibly().waitFor();
			assertThat(waiting.join().remaining().steps()).isEmpty();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(rows("customer")).isEqualTo(customers);
		assertThat(this.jdbc.queryForList("pragma integrity_check", String.class)).containsExactly("ok");
	}

	/** Makes the table anew up to the moment in which only its copy is there. */
	static final class HalfDone {

		private HalfDone() {
		}

		public static void main(String[] arguments) throws Exception {
			TestDatabase database = new TestDatabase("", arguments[0], "", "");
			SqliteRebuildTests tests = new SqliteRebuildTests();
			tests.dataSource = database.dataSource();
			List<Statement> all = tests.sync(tests.desired(STRICTER)).plan().applicable().get(0).statements();
			Connection connection = tests.dataSource.getConnection();
			connection.setAutoCommit(false);
			try (java.sql.Statement statement = connection.createStatement()) {
				statement.execute("pragma cache_size = 1");
				for (Statement next : all) {
					statement.execute(next.sql());
					if (next.sql().startsWith("drop table customer")) {
						break;
					}
				}
				System.out.println("half done");
				Thread.sleep(60_000);
			}
		}

	}

	@Test
	void saysThatAnotherWriterIsInTheWay() throws SQLException {
		Schema desired = desired(STRICTER);
		try (Connection connection = this.dataSource.getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("insert into audit values ('still at it')");
			SchemaSync sync = SchemaSync.builder(this.dataSource)
				.desired(() -> desired)
				.executionSettings(ExecutionSettings.DEFAULTS.withLockWait(Duration.ofMillis(300)))
				.build();
			assertThatExceptionOfType(SchemaSyncException.class).isThrownBy(sync::run)
				.withMessageContaining(this.database.name())
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(SchemaSyncException.Problem.LOCK_NOT_OBTAINED));
		}
	}

}
