package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.dialect.Filled;

/**
 * How many rows the next batch takes, and how long to rest before it: as many as the
 * settings say, fewer where that takes long or where rows are locked, and at rest for at
 * least as long as at work.
 */
final class Pace {

	/** For longer than this nobody should have to wait for a row. */
	private static final Duration SLOW = Duration.ofMillis(500);

	private static final Duration QUICK = Duration.ofMillis(100);

	/** Where nothing is to be filled, rows are only read. */
	private static final int WIDEST = 50;

	/** So many batches after a failure it is taken for over. */
	private static final int CALM = 30;

	private final BackfillSettings settings;

	private int rows;

	private int window;

	private int careful;

	Pace(BackfillSettings settings) {
		this.settings = settings;
		this.rows = settings.batchSize();
		this.window = this.rows;
	}

	/** Return how many rows to fill at most. */
	int rows() {
		return this.rows;
	}

	/** Return how many rows to look at. */
	int window() {
		return this.window;
	}

	/**
	 * Note that a batch was done.
	 * @return how long to rest
	 */
	Duration done(Filled batch, Duration took) {
		this.careful = Math.max(0, this.careful - 1);
		boolean slow = took.compareTo(SLOW) > 0;
		if (slow) {
			this.rows = Math.max(1, this.rows / 2);
		}
		else if (this.careful == 0 && took.compareTo(QUICK) < 0) {
			this.rows = (int) Math.min(this.settings.batchSize(), this.rows * 2L);
		}
		boolean wide = batch.rows() == 0 && !slow && this.careful == 0;
		long widest = (long) this.rows * WIDEST;
		this.window = wide ? (int) Math.min(widest, this.window * 2L) : this.rows;
		if (batch.rows() == 0) {
			return Duration.ZERO;
		}
		return (took.compareTo(this.settings.pause()) > 0) ? took : this.settings.pause();
	}

	/**
	 * Note that a batch failed, and take fewer rows.
	 * @return whether that is possible
	 */
	boolean failed() {
		boolean one = this.rows == 1 && this.window == 1;
		this.rows = Math.max(1, this.rows / 2);
		this.window = this.rows;
		this.careful = CALM;
		return !one;
	}

	/** Note that the row is left out that others failed for: the next may be well. */
	void leftOut() {
		this.rows = 1;
		this.window = 1;
		this.careful = 0;
	}

}
