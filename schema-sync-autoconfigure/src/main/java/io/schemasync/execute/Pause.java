package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;

/**
 * Waits, and ends the run when the thread is told to stop.
 */
final class Pause {

	private Pause() {
	}

	/** End the run if the thread was told to stop. */
	static void check() {
		if (Thread.currentThread().isInterrupted()) {
			of(Duration.ZERO);
		}
	}

	static void of(Duration duration) {
		try {
			Thread.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SchemaSyncException(Problem.LOCK_NOT_OBTAINED,
					"The application was stopped while it waited for a lock. Nothing was changed.", "Start it again.",
					ex);
		}
	}

}
