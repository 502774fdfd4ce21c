package io.schemasync.dialect.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

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

	private static final String OPEN = openSql();

	private static final String CLOSE = closeSql();

	void open(JdbcOperations jdbc) {
		jdbc.query(OPEN, IGNORE);
	}

	void close(JdbcOperations jdbc) {
		jdbc.query(CLOSE, IGNORE);
	}

	void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		jdbc.query("select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)", IGNORE,
				milliseconds(lockTimeout), milliseconds(statementTimeout));
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
		SETTINGS.forEach((name, value) -> calls.add("set_config('" + name + "', " + value + ", false)"));
		return "select " + String.join(", ", calls);
	}

	private static String closeSql() {
		List<String> calls = new ArrayList<>();
		for (String name : SETTINGS.keySet()) {
			calls.add("set_config('" + name + "', previous.value[" + (calls.size() + 1) + "], false)");
		}
		calls.add("set_config(" + MEMORY + ", '', false)");
		return "select " + String.join(", ", calls) + " from (select nullif(current_setting(" + MEMORY
				+ ", true), '')::text[] as value offset 0) previous where previous.value is not null";
	}

}
