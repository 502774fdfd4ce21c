package io.schemasync.execute;

import java.time.Duration;

/**
 * When the work is done that goes on beside the application's traffic.
 *
 * @param when whether a start waits for it
 * @param patience how long a start waits that waits for a while
 * @param staysRunning whether this process lives on, so that it may work in the
 * background and do later what has to wait
 * @param poll how long a replica waits before it looks again whether the one that works
 * is still there
 * @param parallelism on how many tables to work at the same time, each over a connection
 * of its own, as far as there are connections
 */
public record OnlineSettings(When when, Duration patience, boolean staysRunning, Duration poll, int parallelism) {

	/** Everything is done when a run ends. */
	public static final OnlineSettings DEFAULTS = new OnlineSettings(When.AUTO, Duration.ofSeconds(60), false,
			Duration.ofSeconds(5), 2);

	/**
	 * Create settings that work on as many tables at a time as is usual.
	 * @param when whether a start waits for it
	 * @param patience how long a start waits that waits for a while
	 * @param staysRunning whether this process lives on
	 * @param poll how long a replica waits before it looks again
	 */
	public OnlineSettings(When when, Duration patience, boolean staysRunning, Duration poll) {
		this(when, patience, staysRunning, poll, 2);
	}

	/**
	 * Return the same settings with another limit.
	 * @param parallelism on how many tables to work at the same time
	 * @return the settings
	 */
	public OnlineSettings withParallelism(int parallelism) {
		return new OnlineSettings(this.when, this.patience, this.staysRunning, this.poll, parallelism);
	}

	/**
	 * Tell whether a run ends only when the online work is done.
	 * @return whether it must not be left to the background
	 */
	boolean waits() {
		return this.when == When.WAIT || !this.staysRunning;
	}

	/** Whether a start waits for the online work. */
	public enum When {

		/** For a while, then the work goes on in the background. */
		AUTO,

		/** Until it is done. */
		WAIT,

		/** Not at all. */
		BACKGROUND

	}

}
