package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/**
 * Is told what a run does, while it does it, on the threads that run: one after the
 * other, never two at a time. Where several steps go on beside the traffic, what belongs
 * to one of them comes between what belongs to others. Must not throw.
 */
public interface SyncListener {

	/** Does nothing. */
	SyncListener NONE = new SyncListener() {
	};

	/**
	 * A plan was made: the first one, or another because the database changed while the
	 * run waited.
	 * @param plan the plan
	 */
	default void planned(Plan plan) {
	}

	/**
	 * The run waits because another replica works.
	 * @param holder words about that replica, empty when unknown
	 * @param waited how long the run has waited so far
	 */
	default void waiting(String holder, Duration waited) {
	}

	/**
	 * The statements of a step are about to run.
	 * @param step the step
	 */
	default void applying(Step step) {
	}

	/**
	 * The statements of a step ran; those of the transactional phase are not yet
	 * committed.
	 * @param step the step
	 * @param duration how long they took, or all that were sent together with them
	 */
	default void applied(Step step, Duration duration) {
	}

	/**
	 * A statement takes its time; called every few seconds, on a thread of its own.
	 * @param statement the statement
	 */
	default void progress(RunningStatement statement) {
	}

	/**
	 * Other sessions have held locks for some time that a step needs.
	 * @param step the step
	 * @param sessions words about those sessions
	 */
	default void blocked(Step step, String sessions) {
	}

	/**
	 * A transaction was rolled back and begins again.
	 * @param reason why
	 */
	default void retrying(String reason) {
	}

	/**
	 * Something is odd that does not keep the run from going on.
	 * @param message what, and what to do
	 */
	default void warned(String message) {
	}

	/**
	 * The run is over, or goes on in the background; then this is called again when it is
	 * over.
	 * @param outcome how it ended
	 */
	default void finished(Outcome outcome) {
	}

	/**
	 * Work in the background failed.
	 * @param failure why
	 * @param nextAttempt when it is tried again
	 */
	default void failed(RuntimeException failure, Duration nextAttempt) {
	}

}
