package io.schemasync.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.proof.Checkpoints.Mishap;
import io.schemasync.random.CatalogSnapshot;
import io.schemasync.source.DatabaseSchemaSource;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever ends a sync, wherever it does: the next one completes it, and the database is
 * what it would have been.
 */
class KillTests {

	private static final int CUSTOMERS = 100;

	private static final Duration LONG = Duration.ofMinutes(2);

	private static Shops shops;

	private static TestDatabase old;

	private static TestDatabase latest;

	private static EntityModels models;

	/** What a sync that nobody disturbs sends. */
	private static List<String> statements;

	/** What it leads to, where entities are the model, and where a database is. */
	private static CatalogSnapshot expected;

	private static CatalogSnapshot expectedOfProcesses;

	@BeforeAll
	static void syncUndisturbed() {
		shops = new Shops(TestPostgres.freshDatabase());
		old = shops.old(CUSTOMERS);
		new JdbcTemplate(old.dataSource()).execute("drop sequence purchases_seq");
		latest = shops.latest();
		models = EntityModels.of(latest, NewShop.ENTITIES);
		expectedOfProcesses = undisturbed(DatabaseSchemaSource.of(latest.dataSource()));
		expected = undisturbed(models.source());
	}

	private static CatalogSnapshot undisturbed(SchemaSource desired) {
		TestDatabase database = shops.copyOf(old);
		Checkpoints points = Checkpoints.recording(database.dataSource());
		Outcome outcome = Shops.sync(points, desired).build().run();
		assertThat(outcome.remaining().steps()).isEmpty();
		statements = points.sent();
		CatalogSnapshot snapshot = CatalogSnapshot.of(database.dataSource());
		shops.drop(database);
		return snapshot;
	}

	@AfterAll
	static void close() {
		models.close();
	}

	@Test
	void planHasEveryPhase() {
		assertThat(String.join("\n", statements)).contains("add value", "create type", "create table",
				"create sequence", "add column", "foreign key", "not valid", "validate constraint", "set not null",
				"create unique index concurrently", "drop index concurrently", "rename to", "create view", "setval(",
				"insert into public.schemasync_history");
	}

	@Test
	void survivesLostConnections() {
		print("lost connections", loseConnections(41));
	}

	@Test
	@Tag("soak")
	void survivesALostConnectionAtEveryPoint() {
		print("lost connections", loseConnections(1));
	}

	private int loseConnections(int stride) {
		return disturb(stride, (connection) -> connection.abort(Runnable::run));
	}

	@Test
	void survivesTerminatedBackends() {
		print("terminated backends", terminateBackends(53));
	}

	@Test
	@Tag("soak")
	void survivesATerminatedBackendAtEveryPoint() {
		print("terminated backends", terminateBackends(1));
	}

	private int terminateBackends(int stride) {
		return disturb(stride, KillTests::terminate);
	}

	private static void terminate(Connection connection) throws SQLException {
		new JdbcTemplate(old.dataSource()).queryForObject("select pg_terminate_backend(?, 60000)", Boolean.class,
				connection.unwrap(PGConnection.class).getBackendPID());
	}

	private int disturb(int stride, Mishap mishap) {
		int count = 0;
		SoftAssertions softly = new SoftAssertions();
		for (int point = 0; point < statements.size(); point += stride) {
			TestDatabase database = shops.copyOf(old);
			Checkpoints points = Checkpoints.before(point, database.dataSource(), mishap);
			int now = point;
			softly.assertThatCode(() -> {
				runDisturbed(points, now);
				complete(database, models.source(), now);
			}).doesNotThrowAnyException();
			shops.drop(database);
			count += points.reached() ? 1 : 0;
		}
		softly.assertAll();
		return count;
	}

	/** Only what comes after the work may be lost without a word. */
	private static void runDisturbed(Checkpoints points, int point) {
		try {
			Outcome outcome = Shops.sync(points, models.source()).build().run();
			assertThat(outcome.remaining().steps()).as(at(point)).isEmpty();
		}
		catch (SchemaSyncException ex) {
			assertThat(ex.problem()).as(at(point) + ": " + ex).isEqualTo(Problem.CANNOT_CONNECT);
			assertThat(ex.action()).as(at(point)).isNotEmpty();
		}
	}

	private static void complete(TestDatabase database, SchemaSource desired, int point) {
		Outcome outcome = Shops.sync(database.dataSource(), desired).build().run();
		assertThat(outcome.remaining().steps()).as(at(point)).isEmpty();
		assertAs(expected, database, desired, at(point));
	}

	private static void assertAs(CatalogSnapshot expected, TestDatabase database, SchemaSource desired, String when) {
		Plan plan = Shops.sync(database.dataSource(), desired).build().plan();
		assertThat(plan.steps()).as(when).isEmpty();
		assertThat(CatalogSnapshot.of(database.dataSource()).exactDifferences(expected)).as(when).isEmpty();
	}

	private static String at(int point) {
		return "before statement %d: %s".formatted(point, statements.get(Math.min(point, statements.size() - 1)));
	}

	private static void print(String what, int count) {
		assertThat(count).isPositive();
		System.out.printf("Kill points survived: %d %s (of %d statements, commits included)%n", count, what,
				statements.size());
	}

	@Test
	void survivesAServerThatStopsAtOnce(@TempDir Path folder) throws Exception {
		print("immediate stops of the server", stopServers(folder, statements.size()));
	}

	@Test
	@Tag("soak")
	void survivesAServerThatStopsAtOnceAtEveryPoint(@TempDir Path folder) throws Exception {
		print("immediate stops of the server", stopServers(folder, 1));
	}

	private int stopServers(Path folder, int stride) throws IOException {
		int count = 0;
		try (CrashServer server = new CrashServer(folder)) {
			Shops there = new Shops(server.database("postgres"));
			String template = there.old(CUSTOMERS).name();
			new JdbcTemplate(server.database(template).dataSource()).execute("drop sequence purchases_seq");
			for (int point = stride / 2; point < statements.size(); point += stride) {
				TestDatabase database = new Shops(server.database("postgres")).copyOf(server.database(template));
				Checkpoints points = Checkpoints.before(point, database.dataSource(), (connection) -> server.crash());
				runDisturbed(points, point);
				if (points.reached()) {
					server.restart();
					count++;
				}
				complete(server.database(database.name()), models.source(), point);
				new Shops(server.database("postgres")).drop(server.database(database.name()));
			}
		}
		return count;
	}

	@Test
	void survivesKilledProcesses() throws Exception {
		print("killed processes", killProcesses(61));
	}

	@Test
	@Tag("soak")
	void survivesAKilledProcessAtEveryPoint() throws Exception {
		print("killed processes", killProcesses(1));
	}

	private int killProcesses(int stride) throws Exception {
		int count = 0;
		for (int point = stride / 2;; point += stride) {
			TestDatabase database = shops.copyOf(old);
			SyncProcess process = SyncProcess.start(database, latest, point);
			boolean reached = process.prints(SyncProcess.AT_THE_POINT);
			process.kill();
			if (!reached) {
				return count;
			}
			completeTogether(database, "killed " + at(point));
			shops.drop(database);
			count++;
		}
	}

	@Test
	@Tag("soak")
	void survivesProcessesKilledAtRandom() throws Exception {
		int count = 40;
		long seed = Long.getLong("random.seed", System.nanoTime());
		Random random = new Random(seed);
		long whole = millisOfAProcess();
		for (int i = 0; i < count; i++) {
			long moment = random.nextLong(whole);
			TestDatabase database = shops.copyOf(old);
			SyncProcess process = SyncProcess.start(database, latest, -1);
			process.prints(SyncProcess.RUNNING);
			Thread.sleep(moment);
			process.kill();
			completeTogether(database, "killed after %d ms (-Drandom.seed=%d)".formatted(moment, seed));
			shops.drop(database);
		}
		print("processes killed at random moments", count);
	}

	private static long millisOfAProcess() throws Exception {
		TestDatabase database = shops.copyOf(old);
		SyncProcess process = SyncProcess.start(database, latest, -1);
		process.prints(SyncProcess.RUNNING);
		long start = System.nanoTime();
		assertThat(process.succeeds()).isTrue();
		shops.drop(database);
		return (System.nanoTime() - start) / 1_000_000;
	}

	/**
	 * Its backends go on for a while: they wait for a snapshot, and one holds the lock of
	 * the replicas.
	 */
	@Test
	void survivesTheBackendsOfAKilledProcess() throws Exception {
		TestDatabase database = shops.copyOf(old);
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		try (Connection reader = database.dataSource().getConnection()) {
			reader.setAutoCommit(false);
			reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			reader.createStatement().execute("select 1");
			SyncProcess process = SyncProcess.start(database, latest, -1);
			Patience.await(LONG, () -> builders(jdbc).size() == 2);
			List<Integer> orphans = builders(jdbc);
			process.kill();
			together(database, "killed while its indexes were built", () -> {
				Patience.await(LONG, () -> builders(jdbc).stream().anyMatch((pid) -> !orphans.contains(pid)));
				reader.commit();
			});
		}
		shops.drop(database);
	}

	/** Find the backends that work on an index without keeping others out. */
	private static List<Integer> builders(JdbcTemplate jdbc) {
		return jdbc.queryForList("""
				select pid from pg_stat_activity where datname = current_database()
				and state = 'active' and query ~ '^(create|drop|reindex).* index concurrently'""", Integer.class);
	}

	/** The backend of the killed process may still be at work when two others start. */
	private static void completeTogether(TestDatabase database, String when) throws Exception {
		together(database, when, () -> {
		});
	}

	private static void together(TestDatabase database, String when, Work meanwhile) throws Exception {
		SchemaSource desired = DatabaseSchemaSource.of(latest.dataSource());
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Callable<Outcome> start = () -> Shops.sync(database.dataSource(), desired).build().run();
			List<Future<Outcome>> outcomes = List.of(threads.submit(start), threads.submit(start));
			meanwhile.run();
			for (Future<Outcome> outcome : outcomes) {
				assertThat(outcome.get().remaining().steps()).as(when).isEmpty();
			}
			assertAs(expectedOfProcesses, database, desired, when);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** Something that can fail. */
	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

}
