package io.schemasync.dialect.mariadb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.schemasync.dialect.Progress;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/** The locks of replicas, and who holds those of tables. */
final class MariaDbLocks {

	private static final int LONGEST = 64;

	private static final String WORDS = """
			concat('connection ', p.id, ' (', p.user, '@', p.host, ', ', lower(p.command), ' for ', p.time, ' s)')""";

	private static final String BY_PERFORMANCE_SCHEMA = """
			select distinct %s from performance_schema.metadata_locks l
			join performance_schema.threads t on t.thread_id = l.owner_thread_id
			join information_schema.processlist p on p.id = t.processlist_id
			left join information_schema.innodb_trx x on x.trx_mysql_thread_id = p.id
			where l.lock_status = 'GRANTED' and (l.object_schema, l.object_name) in (%s) and p.id <> connection_id()
				and coalesce(timestampdiff(second, x.trx_started, now()), p.time) >= %s""";

	private static final String BY_PLUGIN = """
			select distinct %s from information_schema.metadata_lock_info l
			join information_schema.processlist p on p.id = l.thread_id
			left join information_schema.innodb_trx x on x.trx_mysql_thread_id = p.id
			where (l.table_schema, l.table_name) in (%s) and p.id <> connection_id()
				and coalesce(timestampdiff(second, x.trx_started, now()), p.time) >= %s""";

	private static final String PLUGIN = """
			select 1 from information_schema.plugins
			where plugin_name = 'METADATA_LOCK_INFO' and plugin_status = 'ACTIVE'""";

	/** MySQL has it on by default, MariaDB has not. */
	private static final String INSTRUMENT = """
			select 1 from performance_schema.setup_instruments
			where name = 'wait/lock/metadata/sql/mdl' and enabled = 'YES' and @@global.performance_schema = 1""";

	/** Which tables a transaction has touched is not to be seen. */
	private static final String BY_TRANSACTIONS = """
			select concat(%s, ', in a transaction for ', timestampdiff(second, x.trx_started, now()), ' s')
			from information_schema.innodb_trx x join information_schema.processlist p on p.id = x.trx_mysql_thread_id
			where p.id <> connection_id() and timestampdiff(second, x.trx_started, now()) >= %s""";

	String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables, Duration age) {
		if (tables.isEmpty()) {
			return "";
		}
		String list = tables.stream()
			.map((name) -> "(" + literal(String.valueOf(name.schema())) + ", " + literal(name.name()) + ")")
			.collect(Collectors.joining(", "));
		String seconds = String.valueOf(age.toSeconds());
		return sessions(jdbc, PLUGIN, BY_PLUGIN.formatted(WORDS, list, seconds))
			.or(() -> sessions(jdbc, INSTRUMENT, BY_PERFORMANCE_SCHEMA.formatted(WORDS, list, seconds)))
			.or(() -> sessions(jdbc, "select 1", BY_TRANSACTIONS.formatted(WORDS, seconds)))
			.map((sessions) -> String.join(", ", sessions))
			.orElse("");
	}

	/**
	 * Ask one of those who may know.
	 * @return nothing if it does not: it is not switched on, or the user may not see it
	 */
	private static Optional<List<String>> sessions(JdbcOperations jdbc, String condition, String query) {
		try {
			return jdbc.queryForList(condition).isEmpty() ? Optional.empty()
					: Optional.of(jdbc.queryForList(query, String.class));
		}
		catch (DataAccessException ex) {
			return Optional.empty();
		}
	}

	long sessionId(JdbcOperations jdbc) {
		return Objects.requireNonNullElse(jdbc.queryForObject("select connection_id()", Long.class), 0L);
	}

	/** Only MariaDB counts how far it is. */
	Progress progress(JdbcOperations jdbc, long session) {
		try {
			List<Progress> found = jdbc.query("""
					select state, stage, max_stage, progress from information_schema.processlist where id = ?""",
					(row, number) -> {
						int stages = row.getInt(3);
						Double percent = (stages > 0) ? ((row.getInt(2) - 1) * 100.0 + row.getDouble(4)) / stages
								: null;
						return new Progress(Objects.requireNonNullElse(row.getString(1), ""), percent, "");
					}, session);
			return found.isEmpty() ? Progress.UNKNOWN : found.get(0);
		}
		catch (DataAccessException ex) {
			return Progress.UNKNOWN;
		}
	}

	boolean tryLock(JdbcOperations jdbc, String name) {
		Integer obtained = jdbc.queryForObject("select get_lock(" + literal(key(name)) + ", 0)", Integer.class);
		return Integer.valueOf(1).equals(obtained);
	}

	void unlock(JdbcOperations jdbc, String name) {
		jdbc.queryForObject("select release_lock(" + literal(key(name)) + ")", Integer.class);
	}

	boolean holds(JdbcOperations jdbc, String name, @Nullable Long session) {
		Integer held = jdbc.queryForObject("select coalesce(is_used_lock(" + literal(key(name)) + "), -1) = "
				+ ((session != null) ? session : "connection_id()"), Integer.class);
		return Integer.valueOf(1).equals(held);
	}

	String holder(JdbcOperations jdbc, String name) {
		List<String> found = jdbc.queryForList("select " + WORDS
				+ " from information_schema.processlist p where p.id = " + "is_used_lock(" + literal(key(name)) + ")",
				String.class);
		return found.isEmpty() ? "" : found.get(0);
	}

	/** Locks belong to the whole server, and their names are short. */
	private static String key(String name) {
		return (name.length() <= LONGEST) ? name
				: "schemasync:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

	private static String literal(String text) {
		return MariaDbNames.IDENTIFIERS.literal(text);
	}

}
