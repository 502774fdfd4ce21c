package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.plan.Plan;

/** How a run ended, if it did not fail. */
public sealed interface Outcome {

	/**
	 * Return the plan as it stands after the run: empty, or what is left.
	 * @return the plan
	 */
	Plan remaining();

	/**
	 * Return how long the run took.
	 * @return the duration, waiting for other replicas included
	 */
	Duration duration();

	/**
	 * There was nothing to do, or everything there was is withheld.
	 *
	 * @param remaining the plan
	 * @param duration how long the run took
	 */
	record Unchanged(Plan remaining, Duration duration) implements Outcome {
	}

	/**
	 * The plan was computed and shown, as the mode demands.
	 *
	 * @param remaining the plan
	 * @param duration how long the run took
	 */
	record Planned(Plan remaining, Duration duration) implements Outcome {
	}

	/**
	 * The plan was carried out and verified.
	 *
	 * @param applied the plan that was carried out
	 * @param remaining the plan that is left: what was withheld
	 * @param waited how long the run waited for other replicas
	 * @param duration how long the run took
	 */
	record Applied(Plan applied, Plan remaining, Duration waited, Duration duration) implements Outcome {
	}

}
