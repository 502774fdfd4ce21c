package io.schemasync.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Lets processes go at the same moment: they wait for a lock of the server that one keeps
 * until all have come.
 */
final class Barrier implements AutoCloseable {

	private static final long KEY = 20_260_101;

	private final Connection connection;

	private final JdbcTemplate jdbc;

	private Barrier(Connection connection) {
		this.connection = connection;
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	/** Keep others from passing. */
	static Barrier closed(DataSource dataSource) throws SQLException {
		Barrier barrier = new Barrier(dataSource.getConnection());
		barrier.jdbc.execute("select pg_advisory_lock(" + KEY + ")");
		return barrier;
	}

	/** Wait until so many stand before it, and let them go. */
	void openFor(int number) {
		Patience.await(Duration.ofMinutes(2), () -> waiting() == number);
		this.jdbc.execute("select pg_advisory_unlock(" + KEY + ")");
	}

	private int waiting() {
		Integer count = this.jdbc.queryForObject(
				"""
						select count(*) from pg_locks where locktype = 'advisory' and not granted
						and classid = 0 and objid = ? and database = (select oid from pg_database where datname = current_database())""",
				Integer.class, KEY);
		return (count != null) ? count : 0;
	}

	/** Wait until it is open. */
	static void pass(DataSource dataSource) {
		new JdbcTemplate(dataSource).execute("select pg_advisory_lock_shared(" + KEY + ")");
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
