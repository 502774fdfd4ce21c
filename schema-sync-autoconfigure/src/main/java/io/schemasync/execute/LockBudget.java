package io.schemasync.execute;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How long one transaction may keep others waiting while it waits itself. The clock runs
 * from its first lock on a table that others use.
 */
final class LockBudget {

	/** What a statement gets when nothing is left: enough where it need not wait. */
	private static final Duration LEAST = Duration.ofMillis(10);

	private final Duration whole;

	private final LongSupplier clock;

	private @Nullable Long started;

	LockBudget(Duration whole, LongSupplier nanoTime) {
		this.whole = whole;
		this.clock = nanoTime;
	}

	/** Return how long the next statement may wait for its locks. */
	Duration forNextLock() {
		long now = this.clock.getAsLong();
		if (this.started == null) {
			this.started = now;
		}
		Duration left = this.whole.minusNanos(now - this.started);
		return (left.compareTo(LEAST) > 0) ? left : LEAST;
	}

}
