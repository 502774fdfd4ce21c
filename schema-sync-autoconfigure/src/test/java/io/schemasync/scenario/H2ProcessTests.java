package io.schemasync.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Step;
import io.schemasync.schema.Schema;
import io.schemasync.source.DatabaseSchemaSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Several processes on one H2 in a file, and one that is killed. */
class H2ProcessTests {

	private static final int ROWS = 20_000;

	private static final int TABLES = 40;

	@TempDir
	private Path folder;

	@Test
	void whatAKilledProcessLeftInTheMiddleOfARewriteTheNextOneDoes() throws Exception {
		whatAKilledProcessLeftUndoneTheNextOneDoes("", "PRODUCT");
	}

	@ParameterizedTest
	@CsvSource({ "'', t20", ";AUTO_SERVER=TRUE, t20", ";AUTO_SERVER=TRUE, PRODUCT" })
	@Tag("soak")
	void whatAKilledProcessLeftUndoneTheNextOneDoes(String settings, String killedAt) throws Exception {
		TestDatabase database = filled(settings);
		Process process = start(database, killedAt);
		try (BufferedReader output = process.inputReader()) {
			assertThat(output.readLine()).isEqualTo("at it");
			// In the middle of a statement, or between two: whatever it is at
			TimeUnit.MILLISECONDS.sleep(50);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		Outcome outcome = sync(database.dataSource(), SyncListener.NONE).run();
		assertThat(outcome.remaining().steps()).isEmpty();
		assertComplete(database);
	}

	@Test
	void processesThatShareAFileWorkOneAfterTheOther() throws Exception {
		TestDatabase database = filled(";AUTO_SERVER=TRUE");
		try (Connection server = database.dataSource().getConnection()) {
			List<Process> processes = List.of(start(database, ""), start(database, ""), start(database, ""));
			List<String> outcomes = processes.stream().map(H2ProcessTests::lastWord).toList();
			assertThat(outcomes).containsOnly("Applied", "Unchanged").containsOnlyOnce("Applied");
			assertThat(server.isValid(1)).isTrue();
		}
		assertComplete(database);
	}

	private TestDatabase filled(String settings) {
		TestDatabase database = new TestDatabase("shop", "jdbc:h2:file:" + this.folder.resolve("shop") + settings, "sa",
				"");
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		jdbc.execute(
				"create table product (id bigint primary key, stock integer) as select x, x * 2 from system_range(1, "
						+ ROWS + ")");
		jdbc.execute("shutdown");
		return database;
	}

	private void assertComplete(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		assertThat(jdbc.queryForObject("select count(*) from product", Integer.class)).isEqualTo(ROWS);
		assertThat(jdbc.queryForObject("select sum(stock) from product where stock = id * 2", Long.class))
			.isEqualTo((long) ROWS * (ROWS + 1));
		assertThat(jdbc.queryForObject("select count(*) from information_schema.tables where table_name like 'T__'",
				Integer.class))
			.isEqualTo(TABLES);
		assertThat(jdbc.queryForList("select table_name from information_schema.tables where table_name like '%COPY%'"))
			.isEmpty();
		jdbc.execute("shutdown");
	}

	private static String lastWord(Process process) {
		try (BufferedReader output = process.inputReader()) {
			return output.lines().reduce("", (before, line) -> line);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Process start(TestDatabase database, String haltAt) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Replica.class.getName(),
				database.url(), haltAt)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/** One column has another type, an index is new, and many tables are. */
	private static Schema desired() {
		TestDatabase model = H2ScenarioTests.database("");
		JdbcTemplate jdbc = new JdbcTemplate(model.dataSource());
		jdbc.execute("create table product (id bigint primary key, stock bigint)");
		jdbc.execute("create index product_stock on product (stock)");
		for (int i = 10; i < 10 + TABLES; i++) {
			jdbc.execute("create table t" + i + " (id bigint primary key, name varchar(20))");
		}
		return DatabaseSchemaSource.of(model.dataSource()).read();
	}

	private static SchemaSync sync(DataSource dataSource, SyncListener listener) {
		Schema desired = desired();
		return Settings.defaults().builder(dataSource, () -> desired, listener).build();
	}

	/** A process that says when it is at a table, if it was given one. */
	static final class Replica {

		private Replica() {
		}

		public static void main(String[] arguments) {
			TestDatabase database = new TestDatabase("", arguments[0], "sa", "");
			String haltAt = arguments[1];
			SyncListener listener = new SyncListener() {

				@Override
				public void applying(Step step) {
					if (!haltAt.isEmpty() && step.object().toUpperCase().contains(haltAt.toUpperCase())) {
						System.out.println("at it");
					}
				}

			};
			Outcome outcome = sync(database.dataSource(), listener).run();
			System.out.println(outcome.getClass().getSimpleName());
		}

	}

}
