package io.schemasync.benchmark;

import java.time.Duration;

/**
 * Runs a piece of work without measuring it, at least twice and until as much time went
 * into it as every other gets: what takes a tenth of the time is run ten times as often,
 * and compiled by then as well.
 *
 * @param time the time for each piece of work
 */
record WarmUp(Duration time) {

	private static final int AT_LEAST = 2;

	static WarmUp of(Options options) {
		return new WarmUp(Duration.ofSeconds(options.number("warmup", 5)));
	}

	/**
	 * Run it.
	 * @param before what has to be done first each time
	 * @param work what is measured later
	 * @throws Exception if it fails
	 */
	void run(Work before, Work work) throws Exception {
		long spent = 0;
		for (int i = 0; i < AT_LEAST || spent < this.time.toNanos(); i++) {
			before.run();
			long start = System.nanoTime();
			work.run();
			spent += System.nanoTime() - start;
		}
	}

}
