package io.schemasync.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.schemasync.SchemaSync;
import io.schemasync.execute.OnlineSettings.When;
import io.schemasync.plan.PlanSettings;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import io.schemasync.schema.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several replicas and a column that is filled. The fill stands still at its second batch
 * for as long as a test wants.
 */
class FillReplicaTests extends SyncTests {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch gate = new CountDownLatch(1);

	private final AtomicInteger asked = new AtomicInteger();

	private final Queue<String> waited = new ConcurrentLinkedQueue<>();

	private final Queue<RunningStatement> progress = new ConcurrentLinkedQueue<>();

	private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

	private final List<SchemaSync> replicas = new ArrayList<>();

	@BeforeEach
	void customers() {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers select n, 'Ada ' || n from generate_series(1, 30) n");
		this.jdbc.execute("analyze customers");
	}

	@AfterEach
	void close() {
		this.gate.countDown();
		this.replicas.forEach(SchemaSync::close);
		this.threads.shutdownNow();
	}

	private Schema wanted(boolean primitive) {
		Column login = Column.of("login", ColumnType.of("text"), !primitive)
			.withOrigin(new Origin("com.acme.Customer#login", primitive)
				.withPast(Past.NONE.computedBy(new TextComputation("Logins", "name", this::logins))));
		return Models.of(Models.customers().toBuilder().column(login).build());
	}

	private List<@Nullable String> logins(List<@Nullable String> names) {
		if (this.asked.getAndAdd(names.size()) > 0) {
			this.reached.countDown();
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		return names.stream().map((name) -> String.valueOf(name).toLowerCase()).toList();
	}

	private SchemaSync replica(When when, boolean primitive) {
		PlanSettings usual = PlanSettings.DEFAULTS;
		SchemaSync replica = sync(wanted(primitive)).listener(new SyncListener() {

			@Override
			public void waiting(String holder, Duration duration) {
				FillReplicaTests.this.waited.add(holder);
			}

			@Override
			public void progress(RunningStatement statement) {
				FillReplicaTests.this.progress.add(statement);
			}

			@Override
			public void finished(Outcome outcome) {
				FillReplicaTests.this.outcomes.add(outcome);
			}

		})
			.planSettings(new PlanSettings(usual.exclude(), usual.ignoreUnmapped(), true, true, false, 0,
					usual.probeTimeout(), Duration.ZERO))
			.executionSettings(IMPATIENT.withBackfill(new BackfillSettings(10, Duration.ofMillis(1)))
				.withOnline(new OnlineSettings(when, Duration.ofMinutes(1), true, Duration.ofMillis(50))))
			.build();
		this.replicas.add(replica);
		return replica;
	}

	private int filled() {
		Integer count = this.jdbc.queryForObject("select count(login) from customers", Integer.class);
		return (count != null) ? count : -1;
	}

	private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
			Thread.sleep(10);
		}
	}

	@Test
	void replicaStartsWhileAnotherOneFills() throws Exception {
		Future<Outcome> first = this.threads.submit(() -> replica(When.WAIT, false).run());
		this.reached.await();
		Outcome second = replica(When.AUTO, false).run();
		assertThat(second).isInstanceOf(Outcome.Continues.class);
		assertThat(((Outcome.Continues) second).worker()).contains("pid ");
		this.gate.countDown();
		assertThat(first.get()).isInstanceOf(Outcome.Applied.class);
		assertThat(filled()).isEqualTo(30);
		assertThat(this.asked).hasValue(30);
	}

	@Test
	void replicaThatCannotReadNullWaitsForTheOneThatFills() throws Exception {
		Future<Outcome> first = this.threads.submit(() -> replica(When.BACKGROUND, true).run());
		this.reached.await();
		Future<Outcome> second = this.threads.submit(() -> replica(When.BACKGROUND, true).run());
		await(() -> this.waited.size() > 2);
		assertThat(this.waited).allSatisfy((holder) -> assertThat(holder).contains("pid "));
		assertThat(first.isDone() || second.isDone()).isFalse();
		assertThat(filled()).isEqualTo(10);
		this.gate.countDown();
		first.get();
		second.get();
		assertThat(filled()).isEqualTo(30);
		assertThat(this.asked).hasValue(30);
	}

	@Test
	void replicaTakesOverFromOneThatIsClosed() throws Exception {
		SchemaSync first = replica(When.BACKGROUND, false);
		assertThat(first.run()).isInstanceOf(Outcome.Continues.class);
		this.reached.await();
		assertThat(filled()).isEqualTo(10);
		first.close();
		assertThat(filled()).isEqualTo(10);
		this.gate.countDown();
		assertThat(replica(When.WAIT, false).run().remaining().inSync()).isTrue();
		assertThat(filled()).isEqualTo(30);
	}

	@Test
	void tellsHowManyRowsAreFilledAndHowLongItTakes() throws Exception {
		Future<Outcome> run = this.threads.submit(() -> replica(When.WAIT, false).run());
		this.reached.await();
		Thread.sleep(60);
		this.gate.countDown();
		run.get();
		assertThat(this.progress).anySatisfy((running) -> {
			assertThat(running.step().summary()).isEqualTo("fill by Logins");
			assertThat(running.progress().percent()).isEqualTo(66.7);
			assertThat(running.progress().activity()).startsWith("20 rows filled, 20 of about 30 looked at, ")
				.contains(" rows a second, about ", " left");
			assertThat(running.progress().rows()).isNotNull()
				.satisfies((rows) -> assertThat(rows.perSecond()).isPositive());
		});
	}

}
