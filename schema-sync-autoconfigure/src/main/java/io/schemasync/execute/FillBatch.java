package io.schemasync.execute;

import java.time.Duration;
import java.util.List;

import io.schemasync.dialect.Filled;

/**
 * Fills a column of some rows, in short transactions.
 */
@FunctionalInterface
interface FillBatch {

	/**
	 * Fill the next rows.
	 * @param after where the batch before ended, empty to begin
	 * @param window how many rows to look at, as far as that can be told apart
	 * @param rows how many rows to fill at most
	 */
	Done next(List<Object> after, int window, int rows);

	/**
	 * Let the database compute the values.
	 * @param statement does it in one statement
	 */
	static FillBatch timed(OneStatement statement) {
		return (after, window, rows) -> {
			long began = System.nanoTime();
			Filled filled = statement.fill(after, window, rows);
			return new Done(filled, Duration.ofNanos(System.nanoTime() - began));
		};
	}

	/** One statement. */
	@FunctionalInterface
	interface OneStatement {

		Filled fill(List<Object> after, int window, int rows);

	}

	/**
	 * What was done.
	 *
	 * @param filled what came of it
	 * @param took for how long rows were locked, at most
	 */
	record Done(Filled filled, Duration took) {

	}

}
