package io.schemasync.dialect;

import java.time.Duration;
import java.util.Collection;

import io.schemasync.schema.QualifiedName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What databases do about locks: those of replicas, those on tables, and who has them.
 */
public interface Locking {

	/**
	 * Keep everybody else out of tables until the current transaction ends.
	 * @param jdbc the connection, in a transaction
	 * @param tables names of existing tables
	 */
	default void lockTables(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		throw new UnsupportedOperationException("tables cannot be locked here");
	}

	/**
	 * Limit how long statements of the current transaction may wait and run.
	 * @param jdbc the connection, in a transaction
	 * @param lockTimeout longest wait for a lock
	 * @param statementTimeout longest run of a statement
	 */
	void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout);

	/**
	 * Prepare for a statement that runs on its own, beside the traffic.
	 * @param jdbc the connection, in no transaction
	 * @param lockTimeout longest wait for a lock that others would have to wait behind
	 */
	default void limitOnline(JdbcOperations jdbc, Duration lockTimeout) {
	}

	/**
	 * Say which other sessions hold locks on tables.
	 * @param jdbc the connection
	 * @param tables names of tables
	 * @return words that help a person find the sessions, empty when unknown
	 */
	default String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		return blockers(jdbc, tables, Duration.ZERO);
	}

	/**
	 * Say which other sessions have held locks on tables for some time.
	 * @param jdbc the connection
	 * @param tables names of tables
	 * @param age how long their transactions have been open at least
	 * @return words that help a person find the sessions, empty when unknown
	 */
	default String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables, Duration age) {
		return "";
	}

	/**
	 * Name the session of a connection to other sessions.
	 * @param jdbc the connection
	 * @return its number
	 */
	default long sessionId(JdbcOperations jdbc) {
		return 0;
	}

	/**
	 * Say how far the statement is that another session runs.
	 * @param jdbc the connection
	 * @param session the other session's {@link #sessionId}
	 * @return what is known about it
	 */
	default Progress progress(JdbcOperations jdbc, long session) {
		return Progress.UNKNOWN;
	}

	/**
	 * Try to get the lock that only one replica can hold, without waiting. It belongs to
	 * the session and ends with it.
	 * @param jdbc the connection
	 * @param name what to lock
	 * @return whether it was obtained
	 */
	boolean tryLock(JdbcOperations jdbc, String name);

	/**
	 * Tell whether the lock of {@link #tryLock} is that of a transaction, so that others
	 * may have it as soon as the transaction has to be undone.
	 * @return whether it ends with the transaction that the work is done in
	 */
	default boolean lockEndsWithTransaction() {
		return false;
	}

	/**
	 * Give back the lock of {@link #tryLock}.
	 * @param jdbc the connection
	 * @param name what was locked
	 */
	void unlock(JdbcOperations jdbc, String name);

	/**
	 * Tell whether this session still holds the lock of {@link #tryLock}.
	 * @param jdbc the connection
	 * @param name what was locked
	 * @return whether the server says so
	 */
	default boolean holdsLock(JdbcOperations jdbc, String name) {
		return true;
	}

	/**
	 * Tell whether another session still holds the lock of {@link #tryLock}.
	 * @param jdbc the connection
	 * @param name what was locked
	 * @param session the other session's {@link #sessionId}
	 * @return whether the server says so
	 */
	default boolean holdsLock(JdbcOperations jdbc, String name, long session) {
		return true;
	}

	/**
	 * Say who else works on a table in a way that excludes online work of ours: builds an
	 * index, validates a rule, clears up. It may be the session of a client that is dead.
	 * @param jdbc the connection
	 * @param table name of an existing table
	 * @return words that help a person find the session, empty if there is none
	 */
	default String occupant(JdbcOperations jdbc, QualifiedName table) {
		return "";
	}

	/**
	 * Say who holds the lock of {@link #tryLock}.
	 * @param jdbc the connection
	 * @param name what is locked
	 * @return words that help a person find the holder, empty when unknown
	 */
	String lockHolder(JdbcOperations jdbc, String name);

}
