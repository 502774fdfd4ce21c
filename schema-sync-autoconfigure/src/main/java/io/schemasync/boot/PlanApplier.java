package io.schemasync.boot;

import java.util.function.Function;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.execute.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans of one persistence unit that a person looked at, one at a time in
 * this process. Safe for use by several threads.
 */
final class PlanApplier {

	private final UnitEngines engines;

	private final Function<SyncedUnit, SyncRecorder> recorders;

	private @Nullable SchemaSync working;

	PlanApplier(UnitEngines engines, Function<SyncedUnit, SyncRecorder> recorders) {
		this.engines = engines;
		this.recorders = recorders;
	}

	Outcome apply(SyncedUnit unit, String planId) {
		SyncRecorder recorder = this.recorders.apply(unit);
		if (!recorder.begunAlone()) {
			throw new SchemaSyncException(Problem.LOCK_NOT_OBTAINED,
					"A run on the database of '%s' is under way in this process. Nothing was changed."
						.formatted(unit.name()),
					"Wait until it is done, and look at the plan again.", null);
		}
		try {
			return replace(this.engines.applier(recorder)).apply(planId);
		}
		catch (RuntimeException ex) {
			stop();
			if (recorder.hasTried()) {
				recorder.failed(ex);
			}
			else {
				recorder.withdraw();
			}
			throw ex;
		}
	}

	/** What an earlier request left in the background is part of the new one's plan. */
	private synchronized SchemaSync replace(SchemaSync engine) {
		stop();
		this.working = engine;
		return engine;
	}

	/** Stop whatever goes on in the background. */
	synchronized void stop() {
		if (this.working != null) {
			this.working.close();
			this.working = null;
		}
	}

}
