package io.schemasync.dialect.mariadb;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Step;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What must hold while others are at work, and when a run does not come to its end.
 */
class MariaDbTrafficTests {

	private static final String BEFORE = "create table item (id bigint primary key, name varchar(20), shelf bigint); "
			+ "create table shelf (id bigint primary key)";

	private static final List<String> AFTER = List.of(
			"create table shelf (id bigint primary key, place varchar(10) default 'left')",
			"create table item (id bigint primary key, name varchar(60) not null, shelf bigint, amount int not null default 7, "
					+ "unique uk_name (name), index ix_amount (amount, shelf), constraint fk_shelf foreign key (shelf) "
					+ "references shelf (id))",
			"create table tag (id bigint primary key, item bigint, constraint fk_item foreign key (item) references item (id))");

	private final TestDatabase database = TestMariaDb.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private Schema desired;

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	@BeforeEach
	void describe() {
		TestDatabase model = TestMariaDb.freshDatabase();
		JdbcTemplate there = new JdbcTemplate(model.dataSource());
		AFTER.forEach(there::execute);
		Schema read = new MariaDbDialect().read(there, new CatalogScope(Set.of(), true)).schema();
		this.desired = Unqualified.of(read);
		List.of(BEFORE.split("; ")).forEach(this.jdbc::execute);
		this.jdbc.execute("insert into shelf values (1), (2)");
		this.jdbc.execute("insert into item values (1, 'tea', 1), (2, 'milk', null)");
	}

	@Test
	void changesATableWithRowsWithoutACopy() {
		List<Step> steps = sync(this.database.dataSource()).plan().steps();
		assertThat(steps.stream().flatMap((step) -> step.statements().stream()))
			.filteredOn((statement) -> statement.sql().contains("item") && statement.sql().startsWith("alter"))
			.extracting((statement) -> statement.sql())
			.allSatisfy((sql) -> assertThat(sql).containsAnyOf("algorithm=instant", "algorithm=inplace, lock=none",
					"table " + this.database.name() + ".tag"));
		assertThat(sync(this.database.dataSource()).run().remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForList("select concat(id, name, coalesce(shelf, '-'), amount) from item order by id",
				String.class))
			.containsExactly("1tea17", "2milk-7");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void aFailureSaysWhereItStandsAndTheNextStartCompletes(int number) {
		FailingDataSource failing = FailingDataSource.atNth(this.database.dataSource(), number, false);
		SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, () -> sync(failing).run());
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).contains("no such luck");
		assertThat(this.jdbc.queryForObject("select count(*) from item", Integer.class)).isEqualTo(2);
		this.jdbc.execute("insert into item (id, name) values (3, 'salt')");
		assertThat(sync(this.database.dataSource()).run().remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForObject("select count(*) from item where amount = 7", Integer.class)).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void aLostConnectionLeavesADatabaseFromWhichTheNextStartCompletes(int number) {
		FailingDataSource failing = FailingDataSource.atNth(this.database.dataSource(), number, true);
		assertThat(catchThrowableOfType(RuntimeException.class, () -> sync(failing).run())).isNotNull();
		assertThat(sync(this.database.dataSource()).run().remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForObject("select count(*) from item where amount = 7", Integer.class)).isEqualTo(2);
	}

	@Test
	void ofSeveralReplicasOneWorksAndTheOthersFindNothingToDo() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(4);
		try {
			List<CompletableFuture<Outcome>> replicas = IntStream.range(0, 4)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> (Outcome) sync(this.database.dataSource()).run(),
						pool))
				.toList();
			List<Outcome> outcomes = new ArrayList<>();
			for (CompletableFuture<Outcome> replica : replicas) {
				outcomes.add(replica.get(60, TimeUnit.SECONDS));
			}
			assertThat(outcomes).allMatch((outcome) -> outcome.remaining().steps().isEmpty());
			assertThat(this.jdbc.queryForObject(
					"select count(*) - count(distinct statement) from schemasync_history where statement not like 'insert%'",
					Integer.class))
				.isZero();
		}
		finally {
			pool.shutdownNow();
		}
	}

	/** The server leaves such a table out of the catalog for whoever holds a lock. */
	@Test
	void seesATableThatAnotherSessionIsJustChangingThoughItHoldsTheLockOfReplicas() throws Exception {
		MariaDbDialect dialect = new MariaDbDialect();
		try (Connection gate = this.database.dataSource().getConnection();
				Connection replica = this.database.dataSource().getConnection()) {
			JdbcTemplate keeper = on(gate);
			JdbcTemplate reader = on(replica);
			keeper.queryForObject("select get_lock('gate', 0)", Integer.class);
			CompletableFuture<Void> change = CompletableFuture.runAsync(() -> this.jdbc
				.execute("create or replace table item as select 1 as id, get_lock('gate', 60) as passed"));
			while (this.jdbc.queryForObject(
					"select count(*) from information_schema.processlist where state = 'User lock' and db = database()",
					Integer.class) == 0) {
				Thread.sleep(10);
			}
			assertThat(dialect.tryLock(reader, "replica")).isTrue();
			CompletableFuture<Schema> read = CompletableFuture
				.supplyAsync(() -> dialect.read(reader, new CatalogScope(Set.of(), true)).schema());
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> read.get(300, TimeUnit.MILLISECONDS));
			keeper.queryForObject("select release_lock('gate')", Integer.class);
			change.get(60, TimeUnit.SECONDS);
			assertThat(read.get(60, TimeUnit.SECONDS)
				.tables()
				.get(new QualifiedName(this.database.name(), "item"))
				.columns()).extracting((column) -> column.name()).containsExactly("id", "passed");
		}
	}

	private static JdbcTemplate on(Connection connection) {
		return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	@Test
	void givesWayToATransactionAndGoesOnWhenItEnds() throws Exception {
		List<String> notices = new CopyOnWriteArrayList<>();
		CountDownLatch waiting = new CountDownLatch(1);
		SyncListener listener = new SyncListener() {

			@Override
			public void retrying(String message) {
				notices.add(message);
				waiting.countDown();
			}

		};
		try (Connection other = this.database.dataSource().getConnection();
				Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("update item set shelf = 2 where id = 1");
			CompletableFuture<Outcome> run = CompletableFuture
				.supplyAsync(() -> (Outcome) sync(this.database.dataSource(), listener, Duration.ofMinutes(2)).run());
			assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
			// Whoever comes now must not wait for long behind the change
			try (Connection third = this.database.dataSource().getConnection();
					Statement reading = third.createStatement()) {
				reading.setQueryTimeout(20);
				reading.executeQuery("select count(*) from item").close();
			}
			other.commit();
			assertThat(run.get(60, TimeUnit.SECONDS).remaining().steps()).isEmpty();
		}
		assertThat(notices).first().asString().contains("item", "connection ", "in a transaction for");
		assertThat(this.jdbc.queryForObject("select shelf from item where id = 1", Integer.class)).isEqualTo(2);
	}

	@Test
	void endsWithTheNameOfWhoeverHoldsTheTableWhenItsPatienceDoes() throws Exception {
		try (Connection other = this.database.dataSource().getConnection();
				Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("update item set shelf = 2 where id = 1");
			SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class,
					() -> sync(this.database.dataSource(), new SyncListener() {
					}, Duration.ofMillis(100)).run());
			assertThat(failure.problem()).isEqualTo(Problem.TABLES_LOCKED);
			assertThat(failure.getMessage()).contains("item", "connection ");
			other.rollback();
		}
		assertThat(sync(this.database.dataSource()).run().remaining().steps()).isEmpty();
	}

	@Test
	void settingsOfTheSessionAreAsBeforeAfterwards() throws Exception {
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate same = on(connection);
			same.execute("set session sql_mode = 'ANSI', lock_wait_timeout = 77, time_zone = '+03:00'");
			sync(java.util.Objects.requireNonNull(same.getDataSource())).run();
			assertThat(same.queryForObject(
					"select concat_ws(' ', @@lock_wait_timeout, @@time_zone, @@max_statement_time, @@sql_mode like '%ANSI%')",
					String.class))
				.isEqualTo("77 +03:00 0.000000 1");
		}
	}

	private SchemaSync sync(DataSource dataSource) {
		return sync(dataSource, new SyncListener() {
		}, Duration.ofMinutes(1));
	}

	private SchemaSync sync(DataSource dataSource, SyncListener listener, Duration patience) {
		ExecutionSettings usual = ExecutionSettings.DEFAULTS;
		return SchemaSync.builder(dataSource)
			.desired(() -> this.desired)
			.listener(listener)
			.executionSettings(new ExecutionSettings(usual.lockWait(), Duration.ofSeconds(1), patience,
					usual.statementTimeout(), usual.history(), false, usual.recreateMappedOnly(), null))
			.build();
	}

}
