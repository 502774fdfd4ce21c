package io.schemasync.execute;

import java.time.Duration;

/**
 * How the rows of today get the value of a new column.
 *
 * @param batchSize number of rows that one statement fills at most
 * @param pause shortest pause between two of them
 */
public record BackfillSettings(int batchSize, Duration pause) {

	/** The defaults of the properties of the same names. */
	public static final BackfillSettings DEFAULTS = new BackfillSettings(1000, Duration.ofMillis(50));

	public BackfillSettings {
		if (batchSize < 1) {
			throw new IllegalArgumentException("schemasync.backfill.batch-size must be at least 1, not " + batchSize);
		}
	}

}
