package io.schemasync.execute;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;

import org.springframework.dao.DataAccessException;

/**
 * The lock that lets one replica work at a time. It is polled for outside of any
 * transaction, because a session that waits in one can stop another's online work.
 */
final class ReplicaLock implements AutoCloseable {

	private static final Duration QUIET = Duration.ofSeconds(1);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Session session;

	private final String name;

	private final Duration waited;

	private ReplicaLock(Session session, String name, Duration waited) {
		this.session = session;
		this.name = name;
		this.waited = waited;
	}

	/**
	 * Get the lock.
	 * @throws SchemaSyncException if another replica keeps it for too long
	 */
	static ReplicaLock acquire(Session session, String name, Duration longest, SyncListener listener) {
		Dialect dialect = session.dialect();
		long start = System.nanoTime();
		Duration nextNotice = QUIET;
		while (!dialect.tryLock(session.jdbc(), name)) {
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			if (waited.compareTo(longest) >= 0) {
				throw notObtained(dialect.lockHolder(session.jdbc(), name), waited);
			}
			if (waited.compareTo(nextNotice) >= 0) {
				listener.waiting(dialect.lockHolder(session.jdbc(), name), waited);
				nextNotice = waited.plus(INTERVAL);
			}
			Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(50, 200)));
		}
		return new ReplicaLock(session, name, Duration.ofNanos(System.nanoTime() - start));
	}

	/** Get the lock if nobody else has it. */
	static Optional<ReplicaLock> attempt(Session session, String name) {
		return session.dialect().tryLock(session.jdbc(), name)
				? Optional.of(new ReplicaLock(session, name, Duration.ZERO)) : Optional.empty();
	}

	/**
	 * Make sure that it is still held.
	 * @return {@code true}
	 * @throws SchemaSyncException if it is not
	 */
	boolean check() {
		if (!this.session.dialect().holdsLock(this.session.jdbc(), this.name)) {
			throw new SchemaSyncException(Problem.LOCK_NOT_OBTAINED,
					"The lock that keeps replicas from working at the same time is lost: the server does not know it "
							+ "under this connection.",
					"If a pooler such as PgBouncer stands between, let schemasync.datasource.url go around it, or let "
							+ "it pool sessions.",
					null);
		}
		return true;
	}

	/**
	 * Ask over another session whether it is still held.
	 * @param other the session that asks
	 * @param owner number of the session that got it
	 */
	boolean isHeld(Session other, long owner) {
		return other.dialect().holdsLock(other.jdbc(), this.name, owner);
	}

	private static SchemaSyncException notObtained(String holder, Duration waited) {
		return new SchemaSyncException(Problem.LOCK_NOT_OBTAINED,
				"Another replica has been changing the schema for %d s: %s".formatted(waited.toSeconds(),
						holder.isEmpty() ? "nothing is known about it" : holder),
				"Wait until it is done and start again, raise schemasync.lock.wait, or end the session that is named "
						+ "if its process is gone.",
				null);
	}

	Duration waited() {
		return this.waited;
	}

	@Override
	public void close() {
		try {
			this.session.dialect().unlock(this.session.jdbc(), this.name);
		}
		catch (DataAccessException ex) {
			// The lock ends with its session, so the session must end.
			this.session.giveUp();
		}
	}

}
