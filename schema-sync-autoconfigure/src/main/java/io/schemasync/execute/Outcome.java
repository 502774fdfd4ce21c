package io.schemasync.execute;

import java.time.Duration;
import java.util.Locale;

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
	 * Return the outcome in one word, as meters carry it.
	 * @return the word
	 */
	default String word() {
		return getClass().getSimpleName().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return this outcome of the last part of a run as that of the whole.
	 * @param start how the first part ended
	 * @return the same, with what was done at first
	 */
	default Outcome after(Outcome start) {
		Duration whole = start.duration().plus(duration());
		if (start instanceof Applied applied) {
			return new Applied(applied.applied(), remaining(), applied.waited(), whole);
		}
		return (this instanceof Applied own) ? new Applied(own.applied(), own.remaining(), own.waited(), whole) : this;
	}

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

	/**
	 * The schema is such that the application can start; work that goes on beside its
	 * traffic is left to the background, or to another replica.
	 *
	 * @param applied the plan whose first part was carried out
	 * @param remaining the plan that is left
	 * @param worker words about the replica that does the work, empty if it is this one
	 * @param duration how long the run took until now
	 */
	record Continues(Plan applied, Plan remaining, String worker, Duration duration) implements Outcome {

	}

}
