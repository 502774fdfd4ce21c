package io.schemasync.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.embedded.EmbeddedPostgres;
import io.schemasync.embedded.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A server of our own that waits for the disk as in production, behind a network that
 * counts.
 */
final class MeasuredServer implements AutoCloseable {

	private static final String DATABASE = "postgres";

	private static final int AT_ONCE = 100;

	private final EmbeddedPostgres server;

	private final DelayProxy network;

	private final JdbcTemplate direct;

	private MeasuredServer(EmbeddedPostgres server) {
		this.server = server;
		this.network = new DelayProxy(server.port());
		this.direct = new JdbcTemplate(direct().dataSource());
	}

	static MeasuredServer start(Options options) {
		return new MeasuredServer(EmbeddedPostgres.builder()
			.durable(true)
			.setting("max_locks_per_transaction", options.text("locks", "1024"))
			.start());
	}

	/** Return the database without the network. */
	TestDatabase direct() {
		return new TestDatabase(DATABASE, this.server.url(DATABASE), this.server.username(), this.server.password());
	}

	/** Return the database behind the network. */
	TestDatabase measured() {
		String url = this.server.url(DATABASE).replace(":" + this.server.port() + "/", ":" + this.network.port() + "/");
		return new TestDatabase(DATABASE, url, this.server.username(), this.server.password());
	}

	/**
	 * Open a pool like that of an application.
	 * @param database the database
	 * @return the pool
	 */
	static HikariDataSource pool(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(database.url());
		config.setUsername(database.username());
		config.setPassword(database.password());
		config.setMaximumPoolSize(2);
		return new HikariDataSource(config);
	}

	JdbcTemplate jdbc() {
		return this.direct;
	}

	/**
	 * Drop everything, never more at once than the server can lock, and clear away what
	 * that leaves in the catalog: a new database has no dead rows.
	 */
	void empty() {
		List<String> tables = this.direct
			.queryForList("select quote_ident(tablename) from pg_tables where schemaname = 'public'", String.class);
		for (int i = 0; i < tables.size(); i += AT_ONCE) {
			List<String> some = tables.subList(i, Math.min(tables.size(), i + AT_ONCE));
			this.direct.execute("drop table " + String.join(", ", some) + " cascade");
		}
		this.direct.execute("drop schema public cascade; create schema public");
		this.direct.execute("vacuum");
	}

	/** Have the next start find no fingerprint. */
	void forget() {
		this.direct.update("update schemasync_metadata set fingerprint = null");
	}

	void delay(Duration delay) {
		this.network.delay(delay);
	}

	/** Return how many round trips there were since the last call. */
	int takeRoundTrips() {
		return this.network.takeRoundTrips();
	}

	/** Do something, and measure it. */
	Timings.Timing measure(Work work) throws Exception {
		this.network.takeRoundTrips();
		Stopwatch stopwatch = Stopwatch.start();
		work.run();
		return stopwatch.stop(this.network.takeRoundTrips());
	}

	@Override
	public void close() throws IOException {
		this.network.close();
		this.server.close();
	}

}
