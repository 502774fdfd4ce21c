package io.schemasync.dialect.postgresql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.schemasync.dialect.Progress;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The replica lock (an advisory lock of the session), locks on tables, and who else holds
 * them.
 */
class PostgreSqlLocks {

	private static final String WHO = """
			format('pid %s%s%s, %s%s', a.pid, ' ("' || nullif(a.application_name, '') || '")',
			  ' of role ' || a.usename, coalesce('from ' || host(a.client_addr), 'local'),
			  coalesce(', ' || a.state || ' for ' || justify_interval(date_trunc('second', now() - a.state_change)), ''))
			""";

	private static final String HOLDER = "select " + WHO + """
			from pg_locks l join pg_stat_activity a on a.pid = l.pid
			where l.locktype = 'advisory' and l.granted and l.objsubid = 1
			  and l.database = (select oid from pg_database where datname = current_database())
			  and l.classid::bigint = ? and l.objid::bigint = ?
			""";

	/** Each phase of a build counts either blocks or rows. */
	private static final String PROGRESS = """
			select coalesce(p.phase, ''), round(100.0 * case when p.blocks_total > 0 then p.blocks_done
			  when p.tuples_total > 0 then p.tuples_done end / greatest(p.blocks_total, p.tuples_total, 1), 1),
			  coalesce((select string_agg(%s, '; ') from pg_stat_activity a where a.pid = any (pg_blocking_pids(me.pid))), '')
			from (select ?::int as pid) me left join pg_stat_progress_create_index p on p.pid = me.pid
			"""
		.formatted(WHO.strip());

	/**
	 * A replica that is stopped shows its old lag for ever, so only those that reply
	 * count.
	 */
	private static final String LAG = """
			select max(extract(epoch from replay_lag))::float8 from pg_stat_replication
			where state = 'streaming' and reply_time > now() - interval '1 minute'
			""";

	private static final String HOLDS = """
			select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 1
			  and pid = coalesce(?::int, pg_backend_pid()) and classid::bigint = ? and objid::bigint = ?)
			""";

	/** Autovacuum holds the same lock, but gives way by itself. */
	private static final String OCCUPANT = "select " + WHO + """
			  || coalesce(': ' || left(regexp_replace(nullif(a.query, ''), '\s+', ' ', 'g'), 200), '')
			from pg_locks l join pg_stat_activity a on a.pid = l.pid
			where l.locktype = 'relation' and l.mode = 'ShareUpdateExclusiveLock' and l.granted
			  and l.pid <> pg_backend_pid() and a.backend_type is distinct from 'autovacuum worker'
			  and l.database = (select oid from pg_database where datname = current_database())
			  and l.relation = to_regclass(?)
			""";

	private static final String BLOCKERS = "select " + WHO + """
			  || coalesce(', transaction open for ' || justify_interval(date_trunc('second', now() - a.xact_start)), '')
			  || ', holds ' || string_agg(distinct l.mode || ' on ' || n.nspname || '.' || c.relname, ', ')
			from pg_locks l join pg_stat_activity a on a.pid = l.pid
			join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
			where l.granted and l.pid <> pg_backend_pid()
			  and l.database = (select oid from pg_database where datname = current_database())
			  and (n.nspname, c.relname) in (select * from unnest(?::text[], ?::text[]))
			  and a.xact_start <= clock_timestamp() - ? * interval '1 ms'
			group by a.pid, a.application_name, a.usename, a.client_addr, a.state, a.state_change, a.xact_start
			order by a.state_change limit 5
			""";

	void lockTables(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		if (!tables.isEmpty()) {
			String names = tables.stream().sorted().map(PostgreSqlNames::quote).collect(Collectors.joining(", "));
			jdbc.execute("lock table " + names + " in access exclusive mode");
		}
	}

	String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables, Duration age) {
		List<QualifiedName> names = List.copyOf(tables);
		String schemas = TextArray.of(names.stream().map((name) -> String.valueOf(name.schema())).toList());
		String relations = TextArray.of(names.stream().map(QualifiedName::name).toList());
		return String.join("; ", jdbc.queryForList(BLOCKERS, String.class, schemas, relations, age.toMillis()));
	}

	boolean tryLock(JdbcOperations jdbc, String name) {
		return Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, key(name)));
	}

	void unlock(JdbcOperations jdbc, String name) {
		jdbc.queryForObject("select pg_advisory_unlock(?)", Boolean.class, key(name));
	}

	long sessionId(JdbcOperations jdbc) {
		return Objects.requireNonNull(jdbc.queryForObject("select pg_backend_pid()", Long.class));
	}

	Progress progress(JdbcOperations jdbc, long session) {
		return Objects.requireNonNull(jdbc.queryForObject(PROGRESS,
				(row, number) -> new Progress(row.getString(1),
						(row.getObject(2) != null) ? Double.valueOf(row.getDouble(2)) : null, row.getString(3)),
				session));
	}

	/** Who may not see others' sessions is told nothing, and so is not held up. */
	Duration replicaLag(JdbcOperations jdbc) {
		Double seconds = jdbc.queryForObject(LAG, Double.class);
		return Duration.ofMillis((seconds != null) ? Math.round(seconds * 1000) : 0);
	}

	boolean holds(JdbcOperations jdbc, String name, @Nullable Long session) {
		long key = key(name);
		return Boolean.TRUE.equals(jdbc.queryForObject(HOLDS, Boolean.class, session, key >>> 32, key & 0xFFFF_FFFFL));
	}

	String occupant(JdbcOperations jdbc, QualifiedName table) {
		return String.join("; ", jdbc.queryForList(OCCUPANT, String.class, PostgreSqlNames.quote(table)));
	}

	String holder(JdbcOperations jdbc, String name) {
		long key = key(name);
		return String.join("; ", jdbc.queryForList(HOLDER, String.class, key >>> 32, key & 0xFFFF_FFFFL));
	}

	/**
	 * Stable between versions of Java and of schema-sync: replicas of both must agree.
	 */
	static long key(String name) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(("schema-sync:" + name).getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(hash).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
