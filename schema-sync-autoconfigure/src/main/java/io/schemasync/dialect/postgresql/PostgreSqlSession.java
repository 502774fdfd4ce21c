package io.schemasync.dialect.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

import io.schemasync.dialect.Dialect.Self;

/**
 * Settings of the session that changes the schema. The previous values wait in a setting
 * of our own, on the server, so that nothing has to be remembered here.
 */
class PostgreSqlSession {

	private static final String MEMORY = "'schemasync.previous'";

	private static final RowCallbackHandler IGNORE = (resultSet) -> {
	};

	private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

	static {
		SETTINGS.put("lock_timeout", "'0'");
		SETTINGS.put("statement_timeout", "'0'");
		SETTINGS.put("idle_in_transaction_session_timeout", "'0'");
		SETTINGS.put("idle_session_timeout", "'0'");
		SETTINGS.put("client_connection_check_interval", """
				case when version() ~* '(mingw|windows|visual|msvc)'
				  or (current_setting('server_version_num')::int < 150000 and version() !~* 'linux')
				then '0' else '2s' end""");
		SETTINGS.put("client_min_messages", "'warning'");
		SETTINGS.put("DateStyle", "'ISO, MDY'");
		SETTINGS.put("IntervalStyle", "'postgres'");
		SETTINGS.put("TimeZone", "'UTC'");
		SETTINGS.put("standard_conforming_strings", "'on'");
		SETTINGS.put("transform_null_equals", "'off'");
		SETTINGS.put("array_nulls", "'on'");
		SETTINGS.put("quote_all_identifiers", "'off'");
		SETTINGS.put("row_security", "'off'");
		SETTINGS.put("check_function_bodies", "'on'");
		SETTINGS.put("default_transaction_isolation", "'read committed'");
		SETTINGS.put("default_transaction_deferrable", "'off'");
		SETTINGS.put("jit", "'off'");
	}

	/** Servers before PostgreSQL 17 do not know it. */
	private static final String TRANSACTION_TIMEOUT = "case when current_setting('server_version_num')::int >= 170000 "
			+ "then set_config('transaction_timeout', %s, false) end";

	private static final String OPEN = openSql();

	private static final String CLOSE = closeSql();

	void open(JdbcOperations jdbc) {
		jdbc.query(OPEN, IGNORE);
	}

	void close(JdbcOperations jdbc) {
		jdbc.query(CLOSE, IGNORE);
	}

	/** Everybody may ask for the start of the server, but not for its identifier. */
	Self self(JdbcOperations jdbc) {
		return Objects.requireNonNull(jdbc.queryForObject("""
				select current_user::text, current_database()::text, pg_postmaster_start_time() || ' ' || oid
				from pg_database where datname = current_database()""",
				(row, number) -> new Self(row.getString(1), row.getString(2), row.getString(3))));
	}

	void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		jdbc.query("select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)", IGNORE,
				milliseconds(lockTimeout), milliseconds(statementTimeout));
	}

	void limitBatches(JdbcOperations jdbc, Duration lockTimeout) {
		jdbc.query("select set_config('lock_timeout', ?, false)", IGNORE, String.valueOf(lockTimeout.toMillis()));
	}

	/** To the server, zero means forever. */
	private static String milliseconds(Duration duration) {
		return String.valueOf(Math.max(1, Math.min(duration.toMillis(), Integer.MAX_VALUE)));
	}

	/** A second call keeps what the first one found. */
	private static String openSql() {
		List<String> previous = SETTINGS.keySet().stream().map((name) -> "current_setting('" + name + "')").toList();
		List<String> calls = new ArrayList<>();
		calls.add("set_config(" + MEMORY + ", coalesce(nullif(current_setting(" + MEMORY + ", true), ''), array["
				+ String.join(", ", previous) + "]::text), false)");
		calls.add("set_config('schemasync.transaction_timeout', coalesce(nullif(current_setting("
				+ "'schemasync.transaction_timeout', true), ''), current_setting('transaction_timeout', true)), false)");
		calls.add(TRANSACTION_TIMEOUT.formatted("'0'"));
		SETTINGS.forEach((name, value) -> calls.add("set_config('" + name + "', " + value + ", false)"));
		return "select " + String.join(", ", calls);
	}

	private static String closeSql() {
		List<String> calls = new ArrayList<>();
		for (String name : SETTINGS.keySet()) {
			calls.add("set_config('" + name + "', previous.value[" + (calls.size() + 1) + "], false)");
		}
		calls.add(TRANSACTION_TIMEOUT
			.formatted("coalesce(nullif(current_setting('schemasync.transaction_timeout', true), ''), "
					+ "current_setting('transaction_timeout'))"));
		calls.add("set_config('schemasync.transaction_timeout', '', false)");
		calls.add("set_config(" + MEMORY + ", '', false)");
		return "select " + String.join(", ", calls) + " from (select nullif(current_setting(" + MEMORY
				+ ", true), '')::text[] as value offset 0) previous where previous.value is not null";
	}

}
