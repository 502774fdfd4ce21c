package io.schemasync.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.BackfillSettings;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.Outcome;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A backfill that is killed in its middle, twice, while the application writes: the next
 * start completes it, and whatever the application was told is written is there.
 */
class BackfillKillTests {

	static final String BATCH = "with seen as materialized";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** What was committed last, by the id of the row. */
	private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private volatile boolean stopped;

	@Test
	void noWriteIsLost() throws Exception {
		fillUnderFire(3_000, 100, 7, 9);
	}

	@Test
	@Tag("soak")
	void noWriteIsLostOnAMillionRows() throws Exception {
		fillUnderFire(1_000_000, 1000, 300, 250);
	}

	@Test
	void nextStartCompletesWhatAKilledProcessHasBegun() throws Exception {
		this.jdbc.execute("create table customers (id bigint primary key, name text)");
		this.jdbc.execute("insert into customers select n, 'Ada ' || n from generate_series(1, 450) n");
		BackfillProcess.standing(this.database, 3, 0).destroyForcibly().waitFor();
		assertThat(count("login = lower(name)")).isEqualTo(200);
		BackfillProcess.standing(this.database, 0, 3).destroyForcibly().waitFor();
		assertThat(count("login = lower(name)")).isEqualTo(450);
		assertThat(count("code = 'code of ' || name")).isEqualTo(200);
		AtomicInteger batches = new AtomicInteger();
		Outcome outcome = SchemaSync.builder(this.database.dataSource())
			.desired(() -> BackfillProcess.wanted(batches::incrementAndGet))
			.owner("shop")
			.executionSettings(ExecutionSettings.DEFAULTS.withBackfill(new BackfillSettings(100, Duration.ofMillis(1))))
			.build()
			.run();
		assertThat(outcome.remaining().steps()).isEmpty();
		assertThat(count("code = 'code of ' || name and login = lower(name)")).isEqualTo(450);
		assertThat(batches).hasValue(3);
	}

	private int count(String condition) {
		Integer count = this.jdbc.queryForObject("select count(*) from customers where " + condition, Integer.class);
		return (count != null) ? count : -1;
	}

	private void fillUnderFire(int rows, int batch, int firstKill, int secondKill) throws Exception {
		this.jdbc.execute("create table customers (id bigint primary key, name text, login text)");
		this.jdbc.update("insert into customers select n, 'Ada ' || n from generate_series(1, ?) n", rows);
		List<Thread> writers = new ArrayList<>();
		for (int number = 0; number < 2; number++) {
			int own = number;
			writers.add(new Thread(() -> write(own, rows)));
		}
		writers.forEach(Thread::start);
		Outcome outcome;
		try {
			Patience.await(Duration.ofMinutes(1), () -> this.acknowledged.size() > 10);
			killed(firstKill, batch);
			killed(secondKill, batch);
			outcome = sync(this.database.dataSource(), batch).run();
		}
		finally {
			this.stopped = true;
			for (Thread writer : writers) {
				writer.join();
			}
		}
		assertThat(outcome.remaining().steps()).isEmpty();
		assertThat(this.failures).isEmpty();
		Map<Integer, String> found = new ConcurrentHashMap<>();
		this.jdbc.query("select id, login from customers where login like 'written %'", (row) -> {
			found.put(row.getInt(1), row.getString(2));
		});
		assertThat(found).isEqualTo(this.acknowledged);
		assertThat(this.jdbc.queryForObject(
				"select count(*) from customers where login = lower(name) or login like 'written %'", Integer.class))
			.isEqualTo(rows);
	}

	private void killed(int number, int batch) {
		Checkpoints points = Checkpoints.before(BATCH, number, this.database.dataSource(), this::terminate);
		SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, sync(points, batch)::run);
		assertThat(failure).isNotNull();
		assertThat(failure.problem()).isEqualTo(Problem.CANNOT_CONNECT);
		assertThat(points.reached()).isTrue();
	}

	private void terminate(Connection connection) throws SQLException {
		this.jdbc.queryForObject("select pg_terminate_backend(?, 60000)", Boolean.class,
				connection.unwrap(PGConnection.class).getBackendPID());
	}

	private static SchemaSync sync(DataSource dataSource, int batch) {
		return SchemaSync.builder(dataSource)
			.desired(BackfillKillTests::wanted)
			.owner("shop")
			.executionSettings(
					ExecutionSettings.DEFAULTS.withBackfill(new BackfillSettings(batch, Duration.ofMillis(1))))
			.build();
	}

	private static Schema wanted() {
		Column login = Column.of("login", ColumnType.of("text"), false)
			.withOrigin(Origin.of("com.acme.Customer#login").withPast(new Past(List.of(), "lower(name)")));
		Table customers = Table.named(new QualifiedName(null, "customers"))
			.column(Column.of("id", ColumnType.of("bigint"), false))
			.column(Column.of("name", ColumnType.of("text"), true))
			.column(login)
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.build();
		return Schema.of(Set.of(), List.of(customers), List.of(), List.of(), List.of(), List.of(), List.of());
	}

	/** Each has its own rows, and writes some of them in any order in one transaction. */
	private void write(int own, int rows) {
		try (Connection connection = this.database.dataSource().getConnection();
				PreparedStatement update = connection.prepareStatement("update customers set login = ? where id = ?")) {
			connection.setAutoCommit(false);
			for (int count = 0; !this.stopped; count++) {
				Map<Integer, String> written = new ConcurrentHashMap<>();
				for (int i = 0; i < 3; i++) {
					int id = 1 + 2 * ThreadLocalRandom.current().nextInt(rows / 2) + own;
					update.setString(1, "written " + count);
					update.setInt(2, id);
					update.executeUpdate();
					written.put(id, "written " + count);
				}
				connection.commit();
				this.acknowledged.putAll(written);
			}
		}
		catch (SQLException ex) {
			this.failures.add(ex.toString());
		}
	}

}
