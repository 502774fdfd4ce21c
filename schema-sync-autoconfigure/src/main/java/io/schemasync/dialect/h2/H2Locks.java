package io.schemasync.dialect.h2;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.schema.QualifiedName;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The replica lock, and who holds locks on tables. H2 has no lock that belongs to a
 * session, so a row of a temporary table tells which session has it; a row of a session
 * that is gone counts for nothing. The table is every session's, is not kept in the
 * database's file, and is no part of any schema that is read.
 */
final class H2Locks {

	private static final String TABLE = "schemasync_lock";

	private static final String LOCK = H2Names.ANY.quote(TABLE);

	private static final String ME = "(select session_start from information_schema.sessions where session_id = session_id())";

	/** Numbers of sessions are used again, so the start of each counts, too. */
	private static final String ALIVE = "exists (select 1 from information_schema.sessions s where s.session_id = l.session_id"
			+ " and s.session_start = l.session_start)";

	private static final String WHO = "'session ' || s.session_id || ' of user ' || s.user_name || coalesce(' from ' || s.client_addr, '')"
			+ " || ', connected since ' || cast(s.session_start as timestamp(0) with time zone)";

	boolean tryLock(JdbcOperations jdbc, String name) {
		create(jdbc);
		// Only who sees all sessions can tell which of them are gone
		jdbc.update(H2Names.catalog("delete from " + LOCK + " l where not " + ALIVE
				+ " and (select is_admin from information_schema.users where user_name = current_user)"));
		try {
			jdbc.update(H2Names.catalog(
					"insert into " + LOCK + " (name, session_id, session_start) values (?, session_id(), " + ME + ")"),
					name);
			return true;
		}
		catch (DataIntegrityViolationException ex) {
			return false;
		}
	}

	private static void create(JdbcOperations jdbc) {
		try {
			jdbc.execute(H2Names.catalog("create global temporary table if not exists " + LOCK
					+ " (name varchar(400) primary key, session_id integer, session_start timestamp(9) with time zone)"));
		}
		catch (DataAccessException ex) {
			// Another session may just have done it
			if (!exists(jdbc)) {
				throw H2Rights.isMissing(ex) ? notAllowed(jdbc, ex) : ex;
			}
		}
	}

	/** Whoever may not do this may change nothing else either. */
	private static SchemaSyncException notAllowed(JdbcOperations jdbc, DataAccessException error) {
		String user = Objects.requireNonNull(jdbc.queryForObject("select current_user", String.class));
		return new SchemaSyncException(Problem.NO_RIGHTS,
				"User '%s' may not change the schema, so nothing was changed: %s".formatted(user,
						error.getMostSpecificCause().getMessage()),
				H2Rights.toChange(user), error);
	}

	private static boolean exists(JdbcOperations jdbc) {
		try {
			jdbc.queryForList("select 1 from " + LOCK + " where 1 = 0");
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	void unlock(JdbcOperations jdbc, String name) {
		jdbc.update(H2Names.catalog("delete from " + LOCK + " where name = ? and session_id = session_id()"), name);
	}

	boolean holds(JdbcOperations jdbc, String name, long session) {
		return !jdbc
			.queryForList(H2Names.catalog("select 1 from " + LOCK + " where name = ? and session_id = ?"), name,
					session)
			.isEmpty();
	}

	String holder(JdbcOperations jdbc, String name) {
		return String.join("; ",
				jdbc.queryForList(H2Names.catalog("select " + WHO + " from " + LOCK
						+ " l join information_schema.sessions s on s.session_id = l.session_id"
						+ " and s.session_start = l.session_start where l.name = ?"), String.class, name));
	}

	long sessionId(JdbcOperations jdbc) {
		return Objects.requireNonNull(jdbc.queryForObject("select session_id()", Long.class));
	}

	String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables, Duration age) {
		if (tables.isEmpty()) {
			return "";
		}
		List<String> names = tables.stream()
			.map((name) -> "(" + H2Names.ANY.literal(String.valueOf(name.schema())) + ", "
					+ H2Names.ANY.literal(name.name()) + ")")
			.toList();
		return String.join("; ", jdbc.queryForList(H2Names.catalog("select distinct " + WHO
				+ " || ', holds a lock on ' || l.table_name from information_schema.locks l join information_schema.sessions s"
				+ " on s.session_id = l.session_id where l.session_id <> session_id() and (l.table_schema, l.table_name) in ("
				+ String.join(", ", names)
				+ ") and (s.executing_statement_start is null or s.executing_statement_start <= dateadd(millisecond, "
				+ (-age.toMillis()) + ", current_timestamp))"), String.class));
	}

}
