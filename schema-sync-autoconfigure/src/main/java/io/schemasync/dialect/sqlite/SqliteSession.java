package io.schemasync.dialect.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Settings of a connection, and the one lock that SQLite has: whoever writes, writes
 * alone. A replica takes it with the transaction that its plan runs in, before it looks
 * at the database once more, and it ends with that transaction, or with the process.
 */
final class SqliteSession {

	private static final String KEPT = "temp.schemasync_session";

	/**
	 * Keep what the connection was set to. Whether foreign keys are enforced cannot be
	 * changed within a transaction, and a table that is made anew must not take the rows
	 * with it that reference it.
	 */
	void open(JdbcOperations jdbc) {
		jdbc.execute("drop table if exists " + KEPT);
		jdbc.execute("create temp table schemasync_session as select f.foreign_keys, b.timeout, l.legacy_alter_table "
				+ "from pragma_foreign_keys f, pragma_busy_timeout b, pragma_legacy_alter_table l");
		jdbc.execute("pragma foreign_keys = off");
	}

	void close(JdbcOperations jdbc) {
		release(jdbc);
		List<Map<String, Object>> kept = jdbc.queryForList("select * from " + KEPT);
		for (Map<String, Object> settings : kept) {
			jdbc.execute("pragma foreign_keys = " + settings.get("foreign_keys"));
			jdbc.execute("pragma busy_timeout = " + settings.get("timeout"));
			jdbc.execute("pragma legacy_alter_table = " + settings.get("legacy_alter_table"));
		}
		jdbc.execute("drop table " + KEPT);
	}

	/** Wait for other writers as long as this, and become the one who writes. */
	void limitTransaction(JdbcOperations jdbc, Duration lockTimeout) {
		jdbc.execute("pragma busy_timeout = " + Math.max(1, Math.min(lockTimeout.toMillis(), Integer.MAX_VALUE)));
		write(jdbc);
	}

	/**
	 * Begin to write without writing anything. Within a transaction of the driver nothing
	 * else can be sent that does no more than that; on a file that gives back free pages
	 * it gives back one.
	 */
	private static void write(JdbcOperations jdbc) {
		jdbc.execute("pragma incremental_vacuum(1)");
	}

	boolean tryLock(JdbcOperations jdbc) {
		jdbc.execute("pragma busy_timeout = 1");
		try {
			begin(jdbc);
			write(jdbc);
			return true;
		}
		catch (DataAccessException ex) {
			release(jdbc);
			if (ex.getCause() instanceof SQLException error && SqliteErrors.isBusy(error)) {
				return false;
			}
			throw ex;
		}
	}

	private static void begin(JdbcOperations jdbc) {
		jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			connection.setAutoCommit(false);
			return true;
		});
	}

	/** After a plan was carried out, there is nothing left to end. */
	void release(JdbcOperations jdbc) {
		jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			if (!connection.getAutoCommit()) {
				end(connection);
			}
			return true;
		});
	}

	/**
	 * Where transactions begin by writing ({@code transaction_mode=IMMEDIATE}), the
	 * driver believes in one that could not begin, and complains that it cannot end it.
	 */
	private static void end(Connection connection) throws SQLException {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			// None had begun, or the next one could not
		}
		try {
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			if (!connection.getAutoCommit()) {
				throw ex;
			}
		}
	}

	/** Return where the database is kept, empty for memory. */
	static String file(JdbcOperations jdbc) {
		return Objects.requireNonNullElse(
				jdbc.queryForObject("select file from pragma_database_list where name = 'main'", String.class), "");
	}

	/**
	 * Tell whether it is known before that nothing can be written: the connection was
	 * opened so, or the system does not let the process.
	 */
	static boolean cannotWrite(JdbcOperations jdbc, @Nullable String file) {
		boolean opened = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) Connection::isReadOnly));
		return opened
				|| (file != null && !file.isEmpty() && Files.exists(Path.of(file)) && !Files.isWritable(Path.of(file)));
	}

}
