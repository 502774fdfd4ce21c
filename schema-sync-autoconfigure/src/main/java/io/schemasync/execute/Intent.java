package io.schemasync.execute;

import io.schemasync.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a run is going to do.
 *
 * @param situation what it found
 * @param plan the plan
 * @param recreates whether the plan drops and creates
 * @param stamp the stamp to write, {@code null} when the books are right already or, for
 * a recreate, to be decided once the locks are held
 */
record Intent(Situation situation, Plan plan, boolean recreates, @Nullable Stamp stamp) {

	/** Tell whether there is nothing to write, not even into the books. */
	boolean settled() {
		return !changesSchema() && this.stamp == null;
	}

	/** Tell whether there is anything to do but keeping the books. */
	boolean changesSchema() {
		return this.recreates || !this.plan.applicable().isEmpty();
	}

	/** Tell whether there is anything to do before the application may start. */
	boolean holdsUpStart() {
		return this.recreates || this.stamp != null
				|| this.plan.applicable().stream().anyMatch((step) -> !step.online());
	}

}
