package io.schemasync.proof;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for something to become true, which takes as long as it takes. */
final class Patience {

	private Patience() {
	}

	static void await(Duration longest, BooleanSupplier condition) {
		long deadline = System.nanoTime() + longest.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("waited longer than " + longest).isLessThan(deadline);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

}
