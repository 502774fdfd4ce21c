package io.schemasync.dialect.mariadb;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.schemasync.dialect.Dialect.Self;

import org.springframework.jdbc.core.JdbcOperations;

/** Sets sessions up, and back. */
final class MariaDbSession {

	/** What could make the same statement mean something else, or wait for a day. */
	private static final Map<String, String> SETTINGS = settings();

	private static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("sql_mode",
				"'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO," + "NO_ENGINE_SUBSTITUTION'");
		settings.put("time_zone", "'+00:00'");
		settings.put("foreign_key_checks", "1");
		settings.put("unique_checks", "1");
		settings.put("lock_wait_timeout", "2");
		settings.put("innodb_lock_wait_timeout", "2");
		return settings;
	}

	void open(JdbcOperations jdbc) {
		jdbc.execute("set "
				+ SETTINGS.keySet()
					.stream()
					.map((name) -> "@schemasync_" + name + " = @@session." + name)
					.collect(Collectors.joining(", "))
				+ ", @schemasync_max_time = "
				+ (isMySql(jdbc) ? "@@session.max_execution_time" : "@@session.max_statement_time"));
		jdbc.execute("set " + SETTINGS.entrySet()
			.stream()
			.map((setting) -> "session " + setting.getKey() + " = " + setting.getValue())
			.collect(Collectors.joining(", ")));
	}

	void close(JdbcOperations jdbc) {
		jdbc.execute("set "
				+ SETTINGS.keySet()
					.stream()
					.map((name) -> "session " + name + " = @schemasync_" + name)
					.collect(Collectors.joining(", "))
				+ (isMySql(jdbc) ? "" : ", session max_statement_time = @schemasync_max_time"));
	}

	private static boolean isMySql(JdbcOperations jdbc) {
		return !Boolean.TRUE.equals(
				jdbc.execute((org.springframework.jdbc.core.ConnectionCallback<Boolean>) (connection) -> MariaDbDialect
					.isMariaDb(connection.getMetaData())));
	}

	/** The server counts in seconds, and none means not to wait at all. */
	void limit(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		long lock = Math.max(1, (lockTimeout.toMillis() + 999) / 1000);
		jdbc.execute("set session lock_wait_timeout = " + lock + ", session innodb_lock_wait_timeout = " + lock
				+ (isMySql(jdbc) ? ""
						: ", session max_statement_time = " + Math.max(1, (statementTimeout.toMillis() + 999) / 1000)));
	}

	/** What runs beside the traffic takes its time, but gives way when it has to wait. */
	void limitOnline(JdbcOperations jdbc, Duration lockTimeout) {
		limit(jdbc, lockTimeout, Duration.ofSeconds(1));
		if (!isMySql(jdbc)) {
			jdbc.execute("set session max_statement_time = 0");
		}
	}

	Self self(JdbcOperations jdbc) {
		Self self = jdbc.queryForObject("select current_user(), database(), @@hostname, @@port",
				(row, number) -> new Self(row.getString(1), String.valueOf(row.getString(2)),
						row.getString(3) + ":" + row.getString(4) + "/" + row.getString(2)));
		return java.util.Objects.requireNonNull(self);
	}

}
