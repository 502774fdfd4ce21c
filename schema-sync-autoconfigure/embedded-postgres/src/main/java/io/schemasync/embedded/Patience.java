package io.schemasync.embedded;

import java.io.IOException;
import java.time.Duration;

/**
 * Waits for a condition by asking again and again.
 *
 * @param limit how long to wait at most
 */
record Patience(Duration limit) {

	private static final long PAUSE_MILLIS = 20;

	static Patience ofSeconds(long seconds) {
		return new Patience(Duration.ofSeconds(seconds));
	}

	/**
	 * Returns whether the condition became true in time.
	 */
	boolean until(Condition condition) throws IOException {
		long end = System.nanoTime() + this.limit.toNanos();
		while (!condition.isTrue()) {
			if (System.nanoTime() > end) {
				return false;
			}
			try {
				Thread.sleep(PAUSE_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("Interrupted", ex);
			}
		}
		return true;
	}

	/**
	 * Something that may become true.
	 */
	@FunctionalInterface
	interface Condition {

		boolean isTrue() throws IOException;

	}

}
