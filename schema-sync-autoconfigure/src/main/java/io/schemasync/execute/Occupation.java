package io.schemasync.execute;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.schemasync.schema.QualifiedName;

/**
 * Watches another session that works on a table: an index that it builds may be the one
 * that is wanted, and two cannot be built at once. That session's client may be dead, its
 * work is not.
 */
final class Occupation {

	private static final Duration QUIET = Duration.ofSeconds(1);

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final Session session;

	private final SyncListener listener;

	Occupation(Session session, SyncListener listener) {
		this.session = session;
		this.listener = listener;
	}

	/**
	 * Wait until nobody else works on a table.
	 * @return whether there was any need to, so that the table may be another one now
	 */
	boolean waited(QualifiedName table) {
		long start = System.nanoTime();
		Duration nextNotice = QUIET;
		boolean needed = false;
		for (String who = occupant(table); !who.isEmpty(); who = occupant(table)) {
			needed = true;
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			if (waited.compareTo(nextNotice) >= 0) {
				this.listener.waiting("%s, which works on %s".formatted(who, table), waited);
				nextNotice = waited.plus(INTERVAL);
			}
			Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(200, 500)));
		}
		return needed;
	}

	private String occupant(QualifiedName table) {
		return this.session.dialect().occupant(this.session.jdbc(), table);
	}

}
