package io.schemasync.execute;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ever longer pauses between attempts, until a budget is spent.
 */
final class Backoff {

	private static final long FIRST_MILLIS = 100;

	private static final long LONGEST_MILLIS = 10_000;

	private final long deadline;

	private long millis = FIRST_MILLIS;

	Backoff(Duration budget) {
		this.deadline = System.nanoTime() + budget.toNanos();
	}

	/**
	 * Wait before the next attempt.
	 * @return {@code false} at once if there should be none
	 */
	boolean pause() {
		Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(this.millis / 2, this.millis + 1));
		if (System.nanoTime() + pause.toNanos() - this.deadline > 0) {
			return false;
		}
		Pause.of(pause);
		this.millis = Math.min(LONGEST_MILLIS, this.millis * 2);
		return true;
	}

}
