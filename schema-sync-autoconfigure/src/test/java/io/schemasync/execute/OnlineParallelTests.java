package io.schemasync.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.execute.OnlineSettings.When;
import io.schemasync.plan.PlanSettings;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several indexes at a time, each of them on another table and another connection. */
class OnlineParallelTests extends SyncTests {

	private static final List<String> TABLES = List.of("a", "b", "c");

	private static final Schema BOTH = model(List.of("a", "b"), List.of("name"));

	private static final PlanSettings NEVER_WAITING = new PlanSettings(List.of(), List.of(), true, true, false,
			PlanSettings.DEFAULTS.rewriteLimit(), Duration.ofSeconds(5), Duration.ZERO);

	private final ExecutorService thread = Executors.newCachedThreadPool();

	private Connection reader;

	/** A transaction which concurrent builds wait for at their end. */
	@BeforeEach
	void fillTablesAndRead() throws SQLException {
		add(model(List.of(), List.of()));
		TABLES.forEach((table) -> this.jdbc
			.execute("insert into %s select g, 'n' || g, g from generate_series(1, 100) g".formatted(table)));
		this.reader = this.database.dataSource().getConnection();
		this.reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		this.reader.setAutoCommit(false);
		this.reader.createStatement().execute("select count(*) from pg_class");
	}

	@AfterEach
	void close() throws SQLException {
		this.reader.close();
		this.thread.shutdownNow();
	}

	private static Schema model(List<String> indexedTables, List<String> columns) {
		return Models.of(TABLES.stream()
			.map((name) -> table(name, indexedTables.contains(name) ? columns : List.of()))
			.toArray(Table[]::new));
	}

	private static Table table(String name, List<String> indexed) {
		TableBuilder table = Models.table(name)
			.column(Models.column("name", "text", true))
			.column(Models.column("age", "integer", true));
		for (String column : indexed) {
			table = table.index(new Index("ix_%s_%s".formatted(name, column), List.of(IndexPart.of(column)), false,
					"btree", "", true));
		}
		return table.build();
	}

	@Test
	void indexesOfTwoTablesAreBuiltAtTheSameTime() throws Exception {
		Future<Outcome> outcome = this.thread.submit(() -> add(BOTH));
		await(() -> building().equals(List.of("a", "b")));
		this.reader.rollback();
		assertThat(outcome.get().remaining().inSync()).isTrue();
		assertThat(valid()).containsExactly("ix_a_name", "ix_b_name");
		assertThat(this.jdbc
			.queryForList("select statement from schemasync_history where statement like '%concurrently%'")).hasSize(2);
		assertThat(this.jdbc.queryForList("""
				select distinct run_id from schemasync_history where statement like '%concurrently%'"""))
			.as("both belong to one run")
			.hasSize(1);
		assertThat(add(BOTH)).isInstanceOf(Outcome.Unchanged.class);
	}

	/** Builds of such indexes wait for each other's snapshots, where others do not. */
	@Test
	void partialIndexesOnExpressionsAreBuiltAtTheSameTime() throws Exception {
		Schema partial = Models
			.of(Stream.of("a", "b").map(OnlineParallelTests::withPartialIndex).toArray(Table[]::new));
		Future<Outcome> outcome = this.thread.submit(() -> at(partial));
		await(() -> building().equals(List.of("a", "b")));
		this.reader.rollback();
		assertThat(outcome.get().remaining().inSync()).isTrue();
		assertThat(valid()).containsExactly("ix_a_lower", "ix_b_lower");
		assertThat(at(partial)).isInstanceOf(Outcome.Unchanged.class);
	}

	/** Allow what an earlier model of the application could still be in the way of. */
	private Outcome at(Schema schema) {
		return sync(schema).planSettings(NEVER_WAITING).build().run();
	}

	private static Table withPartialIndex(String name) {
		return Models.table(name)
			.column(Models.column("name", "text", true))
			.column(Models.column("age", "integer", true))
			.index(new Index("ix_%s_lower".formatted(name), List.of(new IndexPart("lower(name)", true, false, false)),
					true, "btree", "where age > 5", true))
			.build();
	}

	@Test
	void indexesOfOneTableAreBuiltOneAfterTheOther() throws Exception {
		Schema two = model(List.of("a"), List.of("name", "age"));
		Future<Outcome> outcome = this.thread.submit(() -> add(two));
		await(() -> building().equals(List.of("a")));
		Thread.sleep(300);
		assertThat(building()).containsExactly("a");
		assertThat(sessionsThatBuild()).isOne();
		this.reader.rollback();
		assertThat(outcome.get().remaining().inSync()).isTrue();
		assertThat(valid()).containsExactly("ix_a_age", "ix_a_name");
	}

	@Test
	void noMoreThanTheLimit() throws Exception {
		Schema three = model(TABLES, List.of("name"));
		Future<Outcome> outcome = this.thread.submit(() -> add(three));
		await(() -> building().size() == 2);
		Thread.sleep(300);
		assertThat(sessionsThatBuild()).isEqualTo(2);
		this.reader.rollback();
		assertThat(outcome.get().remaining().inSync()).isTrue();
		assertThat(valid()).hasSize(3);
	}

	@Test
	void limitOfOneIsOneAfterTheOther() throws Exception {
		Future<Outcome> outcome = this.thread
			.submit(() -> sync(BOTH).executionSettings(IMPATIENT.withOnline(OnlineSettings.DEFAULTS.withParallelism(1)))
				.build()
				.run());
		await(() -> building().size() == 1);
		Thread.sleep(300);
		assertThat(sessionsThatBuild()).isOne();
		this.reader.rollback();
		assertThat(outcome.get().remaining().inSync()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void smallPoolIsEnough(int connections) throws Exception {
		try (HikariDataSource pool = pool(connections)) {
			Future<Outcome> outcome = this.thread.submit(() -> over(pool, BOTH).build().run());
			await(() -> building().size() == connections);
			this.reader.rollback();
			assertThat(outcome.get().remaining().inSync()).isTrue();
			await(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
			assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection()).isZero();
		}
		assertThat(valid()).hasSize(2);
	}

	@Test
	void connectionThatTheApplicationKeepsIsDoneWithout() throws Exception {
		try (HikariDataSource pool = pool(2)) {
			Future<Outcome> outcome;
			try (Connection kept = pool.getConnection()) {
				outcome = this.thread.submit(() -> over(pool, BOTH).build().run());
				await(() -> building().size() == 1);
				Thread.sleep(2300);
			}
			// What comes late is given back: the application was short of it.
			await(() -> pool.getHikariPoolMXBean().getActiveConnections() == 1);
			assertThat(sessionsThatBuild()).isOne();
			this.reader.rollback();
			assertThat(outcome.get().remaining().inSync()).isTrue();
		}
		assertThat(valid()).hasSize(2);
	}

	@Test
	void failureOfOneKeepsTheResultOfTheOther() throws Exception {
		this.jdbc.execute("""
				create function refuse() returns event_trigger language plpgsql as $$
				begin
				  if current_query() like '%ix_a_name%' then
				    while not exists (select from pg_locks where relation = 'b'::regclass and granted
				      and mode = 'ShareUpdateExclusiveLock') loop perform pg_sleep(0.05); end loop;
				    raise 'not here';
				  end if;
				end $$""");
		this.jdbc.execute("create event trigger refuse on ddl_command_start execute function refuse()");
		Future<Outcome> outcome = this.thread.submit(() -> add(BOTH));
		await(() -> building().equals(List.of("b")));
		Thread.sleep(300);
		assertThat(outcome.isDone()).isFalse();
		this.reader.rollback();
		assertThatThrownBy(outcome::get).isInstanceOf(ExecutionException.class)
			.hasMessageContaining("public.a")
			.hasMessageContaining("not here");
		assertThat(valid()).containsExactly("ix_b_name");
		this.jdbc.execute("drop event trigger refuse");
		assertThat(add(BOTH).remaining().inSync()).isTrue();
		assertThat(valid()).hasSize(2);
		assertThat(this.jdbc.queryForList("select 1 from schemasync_history where statement like '%ix_b_name%'"))
			.hasSize(1);
	}

	@Test
	void whatKilledBuildsLeaveIsFinishedByTheNextStart() throws Exception {
		Future<Outcome> outcome = this.thread.submit(() -> add(BOTH));
		await(() -> building().size() == 2);
		this.jdbc.queryForList("select pg_terminate_backend(pid, 10000) from pg_stat_progress_create_index");
		assertThatThrownBy(outcome::get).cause()
			.isInstanceOfSatisfying(SchemaSyncException.class,
					(failure) -> assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CONNECT));
		assertThat(valid()).isEmpty();
		this.reader.rollback();
		assertThat(add(BOTH).remaining().inSync()).isTrue();
		assertThat(valid()).containsExactly("ix_a_name", "ix_b_name");
		assertThat(indexes()).isEqualTo(2);
	}

	/** The lock is lost with its session; what another is at goes on to its end. */
	@Test
	void helperBeginsNothingOnceTheLockIsLost() throws Exception {
		Schema three = model(TABLES, List.of("name"));
		Future<Outcome> outcome = this.thread.submit(() -> add(three));
		await(() -> building().size() == 2);
		this.jdbc.queryForList("select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'");
		assertThat(building()).hasSize(1);
		this.reader.rollback();
		assertThatThrownBy(outcome::get).isInstanceOf(ExecutionException.class);
		assertThat(valid()).hasSize(1);
		assertThat(add(three).remaining().inSync()).isTrue();
		assertThat(valid()).hasSize(3);
		assertThat(indexes()).isEqualTo(3);
	}

	@Test
	void applicationThatStopsEndsAllBuilds() throws Exception {
		try (SchemaSync sync = sync(BOTH)
			.executionSettings(IMPATIENT
				.withOnline(new OnlineSettings(When.BACKGROUND, Duration.ZERO, true, Duration.ofMillis(100))))
			.build()) {
			sync.run();
			await(() -> building().size() == 2);
		}
		assertThat(building()).isEmpty();
		this.reader.rollback();
		assertThat(add(BOTH).remaining().inSync()).isTrue();
		assertThat(indexes()).isEqualTo(2);
	}

	private SchemaSyncBuilder over(DataSource dataSource, Schema desired) {
		return SchemaSync.builder(dataSource).desired(() -> desired).owner("shop").executionSettings(IMPATIENT);
	}

	private HikariDataSource pool(int connections) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.database.url());
		config.setUsername(this.database.username());
		config.setPassword(this.database.password());
		config.setMaximumPoolSize(connections);
		return new HikariDataSource(config);
	}

	/** Name the tables whose builds have come to where they wait. */
	private List<String> building() {
		return this.jdbc.queryForList("""
				select relid::regclass::text from pg_stat_progress_create_index
				where datname = current_database() and phase like 'waiting for old snapshots%' order by 1""",
				String.class);
	}

	private int sessionsThatBuild() {
		return this.jdbc.queryForObject("""
				select count(*) from pg_stat_activity where datname = current_database() and state = 'active'
				and query like 'create index%'""", Integer.class);
	}

	private List<String> valid() {
		return this.jdbc.queryForList("""
				select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
				where i.indrelid in ('a'::regclass, 'b'::regclass, 'c'::regclass)
				and not i.indisprimary and i.indisvalid order by 1""", String.class);
	}

	private int indexes() {
		return this.jdbc.queryForObject("""
				select count(*) from pg_index where not indisprimary
				and indrelid in ('a'::regclass, 'b'::regclass, 'c'::regclass)""", Integer.class);
	}

	private static void await(Callable<Boolean> condition) throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
			Thread.sleep(20);
		}
	}

}
