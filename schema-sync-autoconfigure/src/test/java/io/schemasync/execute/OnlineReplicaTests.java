package io.schemasync.execute;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.Dialects;
import io.schemasync.execute.OnlineSettings.When;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Step;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several replicas and the work that goes on beside the traffic. An old snapshot keeps a
 * concurrent build from ending for as long as a test wants.
 */
class OnlineReplicaTests extends SyncTests {

	private static final String CREATE = "create index concurrently ix_name on customers (name)";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<AutoCloseable> resources = new ArrayList<>();

	@BeforeEach
	void customers() {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers select n, 'Ada ' || n from generate_series(1, 100) n");
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable resource : this.resources) {
			resource.close();
		}
		this.threads.shutdownNow();
	}

	@Test
	void replicaStartsWhileAnotherOneBuilds() throws Exception {
		Connection old = oldSnapshot();
		Future<Outcome> first = this.threads.submit(() -> replica(indexed(), When.WAIT, Duration.ZERO).run());
		await(this::building);
		Replica second = replica(indexed(), When.AUTO, Duration.ofMinutes(1));
		Outcome outcome = second.run();
		assertThat(outcome).isInstanceOf(Outcome.Continues.class);
		assertThat(((Outcome.Continues) outcome).worker()).contains("pid " + builder());
		old.rollback();
		assertThat(first.get()).isInstanceOf(Outcome.Applied.class);
		assertThat(second.last().remaining().inSync()).isTrue();
		assertThat(builds()).isOne();
	}

	@Test
	void newerReplicaChangesSchemaWhileOlderOneBuilds() throws Exception {
		Connection old = oldSnapshot();
		Future<Outcome> first = this.threads.submit(() -> replica(indexed(), When.WAIT, Duration.ZERO).run());
		await(this::building);
		Schema newer = Models.of(indexedCustomers(), Models.table("invoices").build());
		Outcome outcome = replica(newer, When.AUTO, Duration.ofMinutes(1)).run();
		assertThat(outcome).isInstanceOf(Outcome.Continues.class);
		assertThat(tableExists("invoices")).isTrue();
		old.rollback();
		assertThat(first.get()).isInstanceOf(Outcome.Applied.class);
		assertThat(add(newer).remaining().inSync()).isTrue();
	}

	@Test
	void startWaitsForWhileThenWorkGoesOnInBackground() throws Exception {
		Connection old = oldSnapshot();
		Replica replica = replica(indexed(), When.AUTO, Duration.ofMillis(500));
		Outcome outcome = replica.run();
		assertThat(outcome).isInstanceOf(Outcome.Continues.class);
		assertThat(((Outcome.Continues) outcome).worker()).isEmpty();
		assertThat(outcome.remaining().online()).hasSize(1);
		old.rollback();
		assertThat(replica.finished()).isInstanceOf(Outcome.Continues.class);
		Outcome last = replica.finished();
		assertThat(last).isInstanceOf(Outcome.Applied.class);
		assertThat(last.remaining().inSync()).isTrue();
		assertThat(validIndexes()).containsExactly("ix_name");
	}

	@Test
	void startReturnsWhatWasDoneWhileItWaited() {
		Replica replica = replica(indexed(), When.AUTO, Duration.ofMinutes(1));
		Outcome outcome = replica.run();
		assertThat(outcome).isInstanceOf(Outcome.Applied.class);
		assertThat(outcome.remaining().inSync()).isTrue();
		assertThat(replica.finished()).isSameAs(outcome);
	}

	@Test
	void anotherReplicaTakesOverFromOneThatDied() throws Exception {
		Connection old = oldSnapshot();
		Replica first = replica(indexed(), When.BACKGROUND, Duration.ZERO);
		first.run();
		await(this::building);
		Replica second = replica(indexed(), When.BACKGROUND, Duration.ZERO);
		assertThat(second.run()).isInstanceOf(Outcome.Continues.class);
		int builder = builder();
		first.sync.close();
		await(() -> building() && builder() != builder);
		old.rollback();
		assertThat(second.last().remaining().inSync()).isTrue();
		assertThat(validIndexes()).containsExactly("ix_name");
	}

	@Test
	void lostConnectionIsReportedAndWorkTriedAgain() throws Exception {
		Connection old = oldSnapshot();
		Replica replica = replica(indexed(), When.BACKGROUND, Duration.ZERO);
		replica.run();
		await(this::building);
		this.jdbc.execute("select pg_terminate_backend(" + builder() + ")");
		assertThat(replica.failures.poll(30, TimeUnit.SECONDS)).hasMessageContaining("ix_name");
		old.rollback();
		assertThat(replica.last().remaining().inSync()).isTrue();
		assertThat(validIndexes()).containsExactly("ix_name");
	}

	@Test
	void buildOfKilledClientIsWatchedAndNotRestarted() throws Exception {
		Connection old = oldSnapshot();
		Connection dead = connection();
		JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(dead, true));
		Dialects.of(dead).tryLock(session, "schemasync:online:public");
		buildBy(session, old);
	}

	@Test
	void buildOfSomebodyElseIsWatchedAndNotRestarted() throws Exception {
		Connection old = oldSnapshot();
		buildBy(new JdbcTemplate(new SingleConnectionDataSource(connection(), true)), old);
	}

	private void buildBy(JdbcTemplate session, Connection old) throws Exception {
		Future<?> build = this.threads.submit(() -> session.execute(CREATE));
		await(this::building);
		Integer index = indexOid();
		Replica replica = replica(indexed(), When.AUTO, Duration.ofMillis(700));
		assertThat(replica.run()).isInstanceOf(Outcome.Continues.class);
		assertThat(indexOid()).isEqualTo(index);
		old.rollback();
		build.get(30, TimeUnit.SECONDS);
		session.queryForList("select pg_advisory_unlock_all()");
		assertThat(replica.last().remaining().inSync()).isTrue();
		assertThat(indexOid()).as("the index that the other session built").isEqualTo(index);
		assertThat(builds()).isZero();
	}

	@Test
	void closingStopsTheBuildAndTheNextStartFinishesIt() throws Exception {
		Connection old = oldSnapshot();
		Replica replica = replica(indexed(), When.BACKGROUND, Duration.ZERO);
		replica.run();
		await(this::building);
		long start = System.nanoTime();
		replica.sync.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		assertThat(building()).isFalse();
		assertThat(validIndexes()).isEmpty();
		old.rollback();
		assertThat(add(indexed()).remaining().inSync()).isTrue();
		assertThat(validIndexes()).containsExactly("ix_name");
	}

	@Test
	void runningReplicaTightensWhenItsTimeHasCome() throws Exception {
		this.jdbc.execute("alter table customers alter column name drop not null");
		PlanSettings soon = tightenAfter(Duration.ofSeconds(3));
		Schema strict = Models.of(Models.customers(), Models.table("extra").build());
		Replica first = replica(strict, When.AUTO, Duration.ofMinutes(1), soon);
		Replica second = replica(strict, When.AUTO, Duration.ofMinutes(1), soon);
		assertThat(first.run().remaining().withheld()).hasSize(1);
		assertThat(second.run().remaining().withheld()).hasSize(1);
		assertThat(nullable()).isEqualTo("YES");
		await(() -> nullable().equals("NO"));
		assertThat(add(strict).remaining().inSync()).isTrue();
		assertThat(this.jdbc.queryForObject(
				"select count(*) from schemasync_history where statement like '%set not null%'", Integer.class))
			.isOne();
	}

	@Test
	void tellsHowFarABuildIsAndWhomItWaitsFor() throws Exception {
		Connection old = oldSnapshot();
		Integer pid = new JdbcTemplate(new SingleConnectionDataSource(old, true))
			.queryForObject("select pg_backend_pid()", Integer.class);
		Replica replica = replica(indexed(), When.BACKGROUND, Duration.ZERO);
		replica.run();
		RunningStatement running = replica.progress.poll(30, TimeUnit.SECONDS);
		assertThat(running).isNotNull();
		assertThat(running.sql()).startsWith("create index concurrently");
		assertThat(running.elapsed()).isPositive();
		assertThat(running.progress().activity()).startsWith("waiting for old snapshots");
		assertThat(running.progress().waitsFor()).contains("pid " + pid);
		old.rollback();
		assertThat(replica.last().remaining().inSync()).isTrue();
	}

	@Test
	void sessionThatKeepsTableLockedIsNamedBeforeTheWait() throws Exception {
		Connection other = connection();
		other.setAutoCommit(false);
		other.createStatement().execute("lock table customers in access share mode");
		Integer pid = new JdbcTemplate(new SingleConnectionDataSource(other, true))
			.queryForObject("select pg_backend_pid()", Integer.class);
		Thread.sleep(1100);
		Replica replica = replica(
				Models.of(Models.customers().toBuilder().column(Models.column("note", "text", true)).build()),
				When.AUTO, Duration.ZERO);
		Future<Outcome> outcome = this.threads.submit(replica::run);
		assertThat(replica.blocked.poll(30, TimeUnit.SECONDS)).contains("pid " + pid, "transaction open for",
				"AccessShareLock on public.customers");
		assertThat(replica.retries.poll(30, TimeUnit.SECONDS)).contains("pid " + pid);
		other.rollback();
		assertThat(outcome.get()).isInstanceOf(Outcome.Applied.class);
	}

	@Test
	void lockThatTheServerDoesNotKnowStopsTheWork() throws Exception {
		Connection connection = connection();
		JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		assertThat(Dialects.of(connection).holdsLock(session, "some")).isFalse();
		Dialects.of(connection).tryLock(session, "some");
		assertThat(Dialects.of(connection).holdsLock(session, "some")).isTrue();
	}

	private static PlanSettings tightenAfter(Duration duration) {
		PlanSettings usual = PlanSettings.DEFAULTS;
		return new PlanSettings(usual.exclude(), usual.ignoreUnmapped(), usual.failOnNullIntoPrimitive(), usual.widen(),
				usual.relaxUnmapped(), usual.rewriteLimit(), usual.probeTimeout(), duration);
	}

	private String nullable() {
		return String.valueOf(this.jdbc.queryForObject(
				"select is_nullable from information_schema.columns where table_name = 'customers' and column_name = 'name'",
				String.class));
	}

	private static Table indexedCustomers() {
		return Models.customers()
			.toBuilder()
			.index(new Index("ix_name", List.of(IndexPart.of("name")), false, "btree", "", true))
			.build();
	}

	private static Schema indexed() {
		return Models.of(indexedCustomers());
	}

	private Connection connection() throws Exception {
		Connection connection = this.database.dataSource().getConnection();
		this.resources.add(connection);
		return connection;
	}

	/** A transaction that a concurrent build waits for at its end. */
	private Connection oldSnapshot() throws Exception {
		Connection connection = connection();
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		connection.setAutoCommit(false);
		connection.createStatement().execute("select count(*) from pg_class");
		return connection;
	}

	private boolean building() {
		return this.jdbc.queryForObject("""
				select count(*) from pg_stat_progress_create_index
				where datname = current_database() and phase like 'waiting for old snapshots%'""", Integer.class) == 1;
	}

	private int builder() {
		return this.jdbc.queryForObject(
				"select pid from pg_stat_progress_create_index where datname = current_database()", Integer.class);
	}

	private Integer indexOid() {
		return this.jdbc.queryForObject("select 'ix_name'::regclass::oid::int", Integer.class);
	}

	private List<String> validIndexes() {
		return this.jdbc.queryForList("""
				select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
				where i.indrelid = 'customers'::regclass and not i.indisprimary and i.indisvalid""", String.class);
	}

	private int builds() {
		return this.jdbc.queryForObject(
				"select count(*) from schemasync_history where statement like 'create index concurrently%'",
				Integer.class);
	}

	private static void await(Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
			Thread.sleep(20);
		}
	}

	private Replica replica(Schema schema, When when, Duration patience) {
		return replica(schema, when, patience, PlanSettings.DEFAULTS);
	}

	private Replica replica(Schema schema, When when, Duration patience, PlanSettings planSettings) {
		Replica replica = new Replica(sync(schema).planSettings(planSettings)
			.executionSettings(IMPATIENT.withOnline(new OnlineSettings(when, patience, true, Duration.ofMillis(100)))));
		this.resources.add(replica.sync);
		return replica;
	}

	/** A process that lives on. */
	private static final class Replica implements SyncListener {

		private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

		private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();

		private final BlockingQueue<RunningStatement> progress = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> blocked = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> retries = new LinkedBlockingQueue<>();

		private final SchemaSync sync;

		Replica(SchemaSyncBuilder builder) {
			this.sync = builder.listener(this).build();
		}

		Outcome run() {
			return this.sync.run();
		}

		Outcome finished() {
			try {
				Outcome outcome = this.outcomes.poll(30, TimeUnit.SECONDS);
				assertThat(outcome).as("the run is over").isNotNull();
				return outcome;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** How it ended, after the start did. */
		Outcome last() {
			Outcome outcome = finished();
			return (outcome instanceof Outcome.Continues) ? finished() : outcome;
		}

		@Override
		public void finished(Outcome outcome) {
			this.outcomes.add(outcome);
		}

		@Override
		public void progress(RunningStatement statement) {
			this.progress.add(statement);
		}

		@Override
		public void blocked(Step step, String sessions) {
			this.blocked.add(sessions);
		}

		@Override
		public void retrying(String reason) {
			this.retries.add(reason);
		}

		@Override
		public void failed(RuntimeException failure, Duration nextAttempt) {
			this.failures.add(failure);
		}

	}

}
