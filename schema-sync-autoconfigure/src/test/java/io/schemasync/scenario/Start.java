package io.schemasync.scenario;

import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;

import java.util.List;

/**
 * What a start of an application did.
 *
 * @param outcome how the engine says it ended
 * @param did the plan that was carried out, as text; empty if there was nothing to do
 * @param left the plan as it stands afterwards, as text
 * @param warnings what the engine warned of meanwhile
 */
record Start(Outcome outcome, String did, String left, List<String> warnings) {

	Plan plan() {
		return (this.outcome instanceof Outcome.Applied applied) ? applied.applied() : this.outcome.remaining();
	}

	Plan remaining() {
		return this.outcome.remaining();
	}

	boolean changedNothing() {
		return this.outcome instanceof Outcome.Unchanged;
	}

}
