package io.schemasync.execute;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.schemasync.SchemaSync;
import io.schemasync.Strategy;
import io.schemasync.dialect.Dialects;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplicaTests extends SyncTests {

	private static final int REPLICAS = 4;

	private static final ExecutionSettings PATIENT = ExecutionSettings.DEFAULTS;

	@ParameterizedTest
	@EnumSource(Strategy.class)
	void oneOfSeveralThreadsCreatesAndTheOthersFindNothingToDo(Strategy strategy) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(REPLICAS);
		try {
			List<Callable<Outcome>> starts = new ArrayList<>();
			CyclicBarrier looked = new CyclicBarrier(REPLICAS);
			for (int i = 0; i < REPLICAS; i++) {
				starts.add(() -> sync(Models.shop()).strategy(strategy)
					.executionSettings(PATIENT)
					.listener(afterFirstLook(looked))
					.build()
					.run());
			}
			List<Outcome> outcomes = new ArrayList<>();
			for (Future<Outcome> outcome : threads.invokeAll(starts)) {
				outcomes.add(outcome.get());
			}
			assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** A replica that begins when another is done is no replica that waited for it. */
	private static SyncListener afterFirstLook(CyclicBarrier looked) {
		AtomicBoolean first = new AtomicBoolean(true);
		return new SyncListener() {

			@Override
			public void planned(Plan plan) {
				if (first.getAndSet(false)) {
					try {
						looked.await(1, TimeUnit.MINUTES);
					}
					catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
						throw new IllegalStateException(ex);
					}
				}
			}

		};
	}

	@Test
	void oneOfSeveralProcessesCreatesAndNoneFails(@TempDir Path folder) throws Exception {
		List<Process> processes = new ArrayList<>();
		for (int i = 0; i < REPLICAS; i++) {
			processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					System.getProperty("java.class.path"), Replica.class.getName(), this.database.url(),
					this.database.username(), this.database.password())
				.redirectErrorStream(true)
				.redirectOutput(new File(folder.toFile(), i + ".log"))
				.start());
		}
		for (Process process : processes) {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		}
		List<String> logs = new ArrayList<>();
		for (int i = 0; i < REPLICAS; i++) {
			logs.add(Files.readString(folder.resolve(i + ".log")));
		}
		assertThat(processes).as(logs.toString()).allSatisfy((process) -> assertThat(process.exitValue()).isZero());
		assertThat(logs).filteredOn((log) -> log.contains("Applied")).hasSize(1);
	}

	@Test
	void lockOfAnotherSessionIsWaitedForAndItsHolderNamed() throws Exception {
		try (Connection other = this.database.dataSource().getConnection()) {
			JdbcTemplate holder = new JdbcTemplate(new SingleConnectionDataSource(other, true));
			Dialects.of(other).tryLock(holder, "schemasync:public");
			Integer pid = holder.queryForObject("select pg_backend_pid()", Integer.class);
			List<String> waiting = new CopyOnWriteArrayList<>();
			SyncListener listener = new SyncListener() {

				@Override
				public void waiting(String who, Duration waited) {
					waiting.add(who);
				}

			};
			SchemaSyncException failure = failure(() -> sync(Models.shop()).listener(listener).build().run(),
					Problem.LOCK_NOT_OBTAINED);
			assertThat(failure).hasMessageContaining(String.valueOf(pid));
			assertThat(waiting).hasSize(1).allMatch((who) -> who.contains(String.valueOf(pid)));
		}
		assertThat(add(Models.shop())).isInstanceOf(Outcome.Applied.class);
	}

	@Test
	void tableLockOfAnotherSessionIsRetriedUntilItIsGone() throws Exception {
		add(Models.of(Models.customers()));
		Schema wider = Models.of(Models.customers().toBuilder().column(Models.column("note", "text", true)).build());
		CountDownLatch retried = new CountDownLatch(2);
		SyncListener listener = new SyncListener() {

			@Override
			public void retrying(String reason) {
				retried.countDown();
			}

		};
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (Connection other = this.database.dataSource().getConnection(); Statement lock = other.createStatement()) {
			other.setAutoCommit(false);
			lock.execute("lock table customers in access share mode");
			Future<Outcome> outcome = thread
				.submit(() -> sync(wider).listener(listener).executionSettings(quick(PATIENT)).build().run());
			assertThat(retried.await(30, TimeUnit.SECONDS)).isTrue();
			other.commit();
			assertThat(outcome.get()).isInstanceOf(Outcome.Applied.class);
		}
		finally {
			thread.shutdownNow();
		}
	}

	private static ExecutionSettings quick(ExecutionSettings settings) {
		return new ExecutionSettings(settings.lockWait(), Duration.ofMillis(100), settings.lockBudget(),
				settings.statementTimeout(), true, false, false, null);
	}

	@Test
	void tableLockThatStaysNamesWhoHoldsIt() throws Exception {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers values (1, 'Ada')");
		String before = fingerprint();
		Schema wider = Models.of(Models.customers().toBuilder().column(Models.column("note", "text", true)).build());
		try (Connection other = this.database.dataSource().getConnection(); Statement lock = other.createStatement()) {
			other.setAutoCommit(false);
			lock.execute("lock table customers in access share mode");
			Integer pid = new JdbcTemplate(new SingleConnectionDataSource(other, true))
				.queryForObject("select pg_backend_pid()", Integer.class);
			SchemaSyncException failure = failure(() -> add(wider), Problem.TABLES_LOCKED);
			assertThat(failure).hasMessageContaining("public.customers").hasMessageContaining(String.valueOf(pid));
		}
		assertThat(fingerprint()).isEqualTo(before);
	}

	@Test
	void killedSessionLeavesEverythingAsBefore() throws Exception {
		add(Models.of(Models.customers()));
		String before = fingerprint();
		SyncListener killer = new SyncListener() {

			@Override
			public void applied(Step step, Duration duration) {
				ReplicaTests.this.jdbc.execute("""
						select pg_terminate_backend(pid) from pg_stat_activity
						where datname = current_database() and pid <> pg_backend_pid()""");
			}

		};
		failure(() -> sync(Models.shop()).listener(killer).build().run(), Problem.CANNOT_CONNECT);
		assertThat(fingerprint()).isEqualTo(before);
		assertThat(add(Models.shop()).remaining().steps()).isEmpty();
	}

	/** What each of the processes does. */
	static final class Replica {

		private Replica() {
		}

		public static void main(String[] arguments) {
			Outcome outcome = SchemaSync.builder(new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]))
				.desired(Models::shop)
				.owner("shop")
				.build()
				.run();
			System.out.println(outcome.getClass().getSimpleName());
		}

	}

}
