package io.schemasync.execute;

import io.schemasync.diff.Change;
import io.schemasync.plan.Step;
import org.jspecify.annotations.Nullable;

/** Some rows could not be filled. */
final class FailedFill extends RuntimeException {

	private final transient Step step;

	private final boolean needed;

	private final String warning;

	private final String action;

	/**
	 * Create it.
	 * @param problem what is wrong, without any value but keys
	 * @param action what to do
	 */
	FailedFill(Step step, String problem, String action, @Nullable Throwable cause) {
		super(problem, cause);
		this.step = step;
		this.needed = step.change() instanceof Change.Fill fill && fill.needed();
		this.warning = problem;
		this.action = action;
	}

	Step step() {
		return this.step;
	}

	/** Tell whether the application cannot do without. */
	boolean needed() {
		return this.needed;
	}

	/** Say what is wrong, without any value but the key. */
	String warning() {
		return this.warning;
	}

	/** Say what to do. */
	String action() {
		return this.action;
	}

}
