package io.schemasync.benchmark;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * Measures time, on the clock and of all threads of this process.
 *
 * @param time when it was started, in nanoseconds
 * @param cpu what the process had used then, in nanoseconds
 */
record Stopwatch(long time, long cpu) {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	static Stopwatch start() {
		long cpu = SYSTEM.getProcessCpuTime();
		return new Stopwatch(System.nanoTime(), cpu);
	}

	Timings.Timing stop(int roundTrips) {
		long now = System.nanoTime();
		return new Timings.Timing((now - this.time) / 1e6, (SYSTEM.getProcessCpuTime() - this.cpu) / 1e6, roundTrips);
	}

}
