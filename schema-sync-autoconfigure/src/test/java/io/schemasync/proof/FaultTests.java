package io.schemasync.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.random.CatalogSnapshot;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What can go wrong around a sync: it says what was done and what was not, and the next
 * one completes it.
 */
class FaultTests {

	private static final int CUSTOMERS = 20_000;

	private static Shops shops;

	private static TestDatabase old;

	private static EntityModels models;

	private static CatalogSnapshot before;

	private static CatalogSnapshot expected;

	private TestDatabase database;

	private JdbcTemplate jdbc;

	@BeforeAll
	static void syncUndisturbed() {
		shops = new Shops(TestPostgres.freshDatabase());
		old = shops.old(CUSTOMERS);
		before = CatalogSnapshot.of(old.dataSource());
		models = EntityModels.of(old, NewShop.ENTITIES);
		TestDatabase database = shops.copyOf(old);
		Shops.sync(database.dataSource(), models.source()).build().run();
		expected = CatalogSnapshot.of(database.dataSource());
	}

	@AfterAll
	static void close() {
		models.close();
	}

	@BeforeEach
	void copy() {
		this.database = shops.copyOf(old);
		this.jdbc = new JdbcTemplate(this.database.dataSource());
	}

	private static SchemaSyncException failure(DataSource dataSource) {
		return failure(dataSource, ExecutionSettings.DEFAULTS);
	}

	private static SchemaSyncException failure(DataSource dataSource, ExecutionSettings settings) {
		SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class,
				() -> Shops.sync(dataSource, models.source()).executionSettings(settings).build().run());
		assertThat(failure).isNotNull();
		assertThat(failure.action()).isNotEmpty();
		return failure;
	}

	private void assertNothingChanged() {
		assertThat(
				CatalogSnapshot.of(this.database.dataSource()).without("type").exactDifferences(before.without("type")))
			.isEmpty();
	}

	private void assertNextStartCompletes() {
		assertThat(Shops.sync(this.database.dataSource(), models.source()).build().run().remaining().steps()).isEmpty();
		assertThat(CatalogSnapshot.of(this.database.dataSource()).exactDifferences(expected)).isEmpty();
	}

	@Test
	void networkBreaksInTheTransaction() throws Exception {
		try (FaultProxy network = new FaultProxy(this.database)) {
			SchemaSyncException failure = failure(Checkpoints.before("create table public.parcels",
					network.database().dataSource(), (connection) -> network.cut()));
			assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CONNECT);
			assertThat(failure).hasMessageContaining("steps that were sent together")
				.hasMessageContaining("everything else was undone");
		}
		assertNothingChanged();
		assertNextStartCompletes();
	}

	@Test
	void answerToACommitIsLost() throws Exception {
		try (FaultProxy network = new FaultProxy(this.database)) {
			SchemaSyncException failure = failure(Checkpoints.after("insert into public.schemasync_history",
					network.database().dataSource(), (connection) -> fallSilent(network, connection)));
			assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CONNECT);
			assertThat(failure.action()).contains("not known");
		}
		assertNextStartCompletes();
	}

	/** What the client does about it, it does soon. */
	private static void fallSilent(FaultProxy network, Connection connection) throws SQLException {
		connection.setNetworkTimeout(Runnable::run, 500);
		network.swallowAnswers();
	}

	@Test
	void serverFallsSilentInTheOnlinePhase() throws Exception {
		try (FaultProxy network = new FaultProxy(this.database)) {
			SchemaSyncException failure = failure(Checkpoints.before("create unique index concurrently",
					network.database().dataSource(), (connection) -> fallSilent(network, connection)));
			assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CONNECT);
			assertThat(failure).hasMessageContaining("public.customers.email").hasMessageContaining("stay");
		}
		assertNextStartCompletes();
	}

	@Test
	void applicationKeepsAllConnectionsOfThePool() throws Exception {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.database.url());
		config.setUsername(this.database.username());
		config.setPassword(this.database.password());
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(250);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			try (Connection kept = pool.getConnection()) {
				SchemaSyncException failure = failure(pool);
				assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CONNECT);
				assertThat(failure.action()).contains("pool");
			}
			assertNothingChanged();
			Shops.sync(pool, models.source()).build().run();
		}
		assertNextStartCompletes();
	}

	@Test
	void statementRunsForTooLong() {
		this.jdbc.execute("""
				create function sleep() returns event_trigger language plpgsql as 'begin perform pg_sleep(60); end';
				create event trigger sleep on ddl_command_end when tag in ('CREATE VIEW') execute function sleep()""");
		ExecutionSettings usual = ExecutionSettings.DEFAULTS;
		SchemaSyncException failure = failure(this.database.dataSource(), new ExecutionSettings(usual.lockWait(),
				usual.lockTimeout(), usual.lockBudget(), Duration.ofSeconds(5), true, false, false, null));
		assertThat(failure).hasMessageContaining("public.turnover")
			.hasMessageContaining("create view")
			.hasMessageContaining("Labels that were added to types stay; everything else was undone");
		assertThat(failure.action()).contains("schemasync.additive.statement-timeout");
		this.jdbc.execute("drop event trigger sleep; drop function sleep");
		assertNothingChanged();
		assertNextStartCompletes();
	}

	/** A full disk cannot be had everywhere; a limit for temporary files can. */
	@Test
	void indexFindsNoRoomOnTheDisk() {
		this.jdbc
			.execute("alter database %1$s set temp_file_limit = 1; alter database %1$s set maintenance_work_mem = '1MB'"
				.formatted(this.database.name()));
		SchemaSyncException failure = failure(this.database.dataSource());
		assertThat(failure.problem()).isEqualTo(Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("index")
			.hasMessageContaining("temp_file_limit")
			.hasMessageContaining("stay");
		this.jdbc.execute("alter database %s reset all".formatted(this.database.name()));
		assertNextStartCompletes();
	}

	@Test
	void roleLosesRightsInTheMiddle() {
		this.jdbc.execute("drop role if exists clerk");
		this.jdbc.execute("create role clerk login password 'secret'; grant all on schema public to clerk");
		try {
			own("clerk");
			DataSource clerk = this.database.as("clerk", "secret").dataSource();
			ExecutionSettings oneByOne = ExecutionSettings.DEFAULTS
				.withOnline(ExecutionSettings.DEFAULTS.online().withParallelism(1));
			SchemaSyncException failure = failure(
					Checkpoints.before("create index concurrently", clerk, (connection) -> own("postgres")), oneByOne);
			assertThat(failure.problem()).isEqualTo(Problem.NO_RIGHTS);
			assertThat(failure).hasMessageContaining("public.purchases").hasMessageContaining("stay");
			assertThat(failure.action()).contains("owner").contains("clerk");
		}
		finally {
			own("postgres");
		}
		assertNextStartCompletes();
		this.jdbc.execute("drop owned by clerk cascade; drop role clerk");
	}

	/** Hand over all that the old version has. */
	private void own(String role) {
		this.jdbc.execute(
				"""
						do 'declare r record; begin
						  for r in select c.oid::regclass as name from pg_class c where relnamespace = ''public''::regnamespace
						    and relkind in (''r'', ''S'', ''v'')
						    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in (''i'', ''a'') and c.relkind = ''S'')
						  loop execute format(''alter table %%s owner to %1$s'', r.name); end loop;
						  alter type mood owner to %1$s;
						end'"""
					.formatted(role));
	}

	/**
	 * The server ends the wait of one side; here, always that of the one who only reads.
	 */
	@Test
	void readerThatGivesWayInADeadlockReadsAgain() throws Exception {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (Connection writer = patientWriter(); Connection other = patientWriter()) {
			lock(writer, "customers");
			Future<?> plan = thread
				.submit(() -> Shops.sync(this.database.dataSource(), models.source()).build().plan());
			Patience.await(Duration.ofMinutes(1), () -> locks("customers", false) == 1);
			if (locks("purchases", true) == 1) {
				lock(writer, "purchases");
			}
			else {
				lock(other, "purchases");
				writer.rollback();
				Patience.await(Duration.ofMinutes(1), () -> locks("purchases", false) == 1);
				lock(other, "customers");
				other.rollback();
			}
			writer.rollback();
			plan.get();
		}
		finally {
			thread.shutdownNow();
		}
		Patience.await(Duration.ofMinutes(1), () -> deadlocks() == 1);
	}

	private Connection patientWriter() throws SQLException {
		Connection connection = this.database.dataSource().getConnection();
		connection.setAutoCommit(false);
		connection.createStatement().execute("set deadlock_timeout = '1h'");
		return connection;
	}

	private static void lock(Connection connection, String table) throws SQLException {
		connection.createStatement().execute("lock table " + table + " in access exclusive mode");
	}

	private int locks(String table, boolean granted) {
		Integer count = this.jdbc.queryForObject(
				"""
						select count(*) from pg_locks where relation = ?::regclass and granted = ? and mode = 'AccessShareLock'""",
				Integer.class, table, granted);
		return (count != null) ? count : 0;
	}

	private int deadlocks() {
		Integer count = this.jdbc
			.queryForObject("select deadlocks from pg_stat_database where datname = current_database()", Integer.class);
		return (count != null) ? count : 0;
	}

}
