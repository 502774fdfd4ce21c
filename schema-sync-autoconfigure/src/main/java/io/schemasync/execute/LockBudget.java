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

	/**
	 * With locks in hand a wait can be part of a deadlock. Servers look for one after a
	 * second, and may then end the application's transaction rather than ours.
	 */
	private static final Duration WITH_LOCKS = Duration.ofMillis(700);

	private final Duration whole;

	private final LongSupplier clock;

	private @Nullable Long started;

	private @Nullable Long held;

	LockBudget(Duration whole, LongSupplier nanoTime) {
		this.whole = whole;
		this.clock = nanoTime;
	}

	/**
	 * Return how long the next statement may wait for its locks.
	 * @param tables how many tables it locks
	 */
	Duration forNextLock(int tables) {
		long now = this.clock.getAsLong();
		if (this.started == null) {
			this.started = now;
		}
		Duration left = this.whole.minusNanos(now - this.started);
		if (this.held != null || tables > 1) {
			left = shorter(left, WITH_LOCKS.minusNanos((this.held != null) ? now - this.held : 0));
		}
		return (left.compareTo(LEAST) > 0) ? left : LEAST;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/** Note that a statement has its locks, which the transaction keeps to its end. */
	void obtained() {
		if (this.held == null) {
			this.held = this.clock.getAsLong();
		}
	}

}
