package io.schemasync.boot;

import io.schemasync.execute.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Recorder of what a synchronisation costs the application's start, as a step of the name
 * {@code schemasync.sync}.
 */
final class StartupRecorder {

	private final ApplicationStartup startup;

	private final SyncedUnits units;

	StartupRecorder(ApplicationStartup startup, SyncedUnits units) {
		this.startup = startup;
		this.units = units;
	}

	void record(String unit, Runnable synchronisation) {
		StartupStep step = this.startup.start("schemasync.sync").tag("unit", unit);
		try {
			synchronisation.run();
		}
		finally {
			describe(step, this.units.find(unit));
			step.end();
		}
	}

	private static void describe(StartupStep step, @Nullable SyncedUnit unit) {
		if (unit == null) {
			step.tag("outcome", "failed");
			return;
		}
		step.tag("environment", unit.environment()).tag("strategy", unit.strategy()).tag("mode", unit.mode());
		Outcome outcome = unit.lastRun().outcome();
		if (outcome == null) {
			step.tag("outcome", "failed");
			return;
		}
		step.tag("outcome", outcome.word())
			.tag("applied", Integer.toString(unit.lastRun().steps().size()))
			.tag("withheld", Integer.toString(outcome.remaining().withheld().size()));
	}

}
