package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.schema.Schema;
import io.schemasync.testing.PgBouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A pooler stands between the application and the server. */
class PoolerTests extends SyncTests {

	private final List<AutoCloseable> open = new ArrayList<>();

	@BeforeEach
	void needPgBouncer() {
		assumeThat(PgBouncer.isInstalled()).as("pgbouncer is on the PATH").isTrue();
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	@Test
	void changesAreRefusedInTransactionModeAndLeaveNothingInTheSessionsOfOthers() {
		SchemaSyncBuilder sync = through("transaction", Models.shop());
		assertThat(failure(() -> sync.build().run(), Problem.POOLED).action()).contains("schemasync.datasource.url");
		assertThat(tableExists("customers")).isFalse();
		assertThat(this.jdbc.queryForObject("select count(*) from pg_locks l join pg_database d on d.oid = l.database "
				+ "where l.locktype = 'advisory' and d.datname = current_database()", Integer.class))
			.isZero();
	}

	@Test
	void startInSyncNeedsNoSessionAndSoDoesThePlan() {
		assertThat(through("transaction", Models.shop()).mode(Mode.PLAN).build().run().remaining().applicable())
			.isNotEmpty();
		add(Models.shop());
		for (int start = 0; start < 10; start++) {
			assertThat(through("transaction", Models.shop()).build().run()).isInstanceOf(Outcome.Unchanged.class);
		}
	}

	@Test
	void booksThatCannotBeKeptAreNoReasonToStop() {
		add(Models.shop());
		this.jdbc.execute("drop table schemasync_metadata, schemasync_history");
		List<String> warnings = new ArrayList<>();
		Outcome outcome = through("transaction", Models.shop()).listener(new SyncListener() {

			@Override
			public void warned(String message) {
				warnings.add(message);
			}

		}).build().run();
		assertThat(outcome).isInstanceOf(Outcome.Unchanged.class);
		assertThat(warnings).hasSize(1).first().asString().contains("pooler");
	}

	@Test
	void sessionModeIsAsGoodAsNone() {
		assertThat(through("session", Models.shop()).build().run()).isInstanceOf(Outcome.Applied.class);
		assertThat(through("session", Models.shop()).build().run()).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void busyPoolerIsRecognisedToo() throws Exception {
		PgBouncer pooler = pooler("transaction");
		Thread traffic = new Thread(() -> {
			try (HikariDataSource pool = pool(pooler)) {
				while (!Thread.interrupted()) {
					new org.springframework.jdbc.core.JdbcTemplate(pool).execute("select pg_sleep(0.001)");
				}
			}
			catch (RuntimeException ex) {
				// the test is over
			}
		});
		traffic.start();
		try {
			for (int attempt = 0; attempt < 10; attempt++) {
				failure(() -> builder(pooler, Models.shop()).build().run(), Problem.POOLED);
			}
		}
		finally {
			traffic.interrupt();
			traffic.join();
		}
	}

	private SchemaSyncBuilder through(String mode, Schema desired) {
		return builder(pooler(mode), desired);
	}

	private PgBouncer pooler(String mode) {
		PgBouncer pooler = PgBouncer.start(mode, this.database);
		this.open.add(pooler);
		return pooler;
	}

	private SchemaSyncBuilder builder(PgBouncer pooler, Schema desired) {
		HikariDataSource pool = pool(pooler);
		this.open.add(0, pool);
		return SchemaSync.builder(pool).desired(() -> desired).owner("shop").executionSettings(IMPATIENT);
	}

	private static HikariDataSource pool(PgBouncer pooler) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(pooler.database().url());
		pool.setUsername(pooler.database().username());
		pool.setPassword(pooler.database().password());
		pool.setMaximumPoolSize(2);
		return pool;
	}

}
