package io.schemasync.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.schemasync.execute.Outcome;
import io.schemasync.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param startedAt when it began
 * @param running whether it still goes on
 * @param duration how long it took
 * @param steps what was carried out
 * @param outcome how it ended, or what is left while it goes on in the background;
 * {@code null} before and when it failed
 * @param error why it failed, {@code null} if it did not
 */
public record LastRun(Instant startedAt, boolean running, Duration duration, List<TimedStep> steps,
		@Nullable Outcome outcome, @Nullable Throwable error) {

	/** No run so far. */
	public static final LastRun NONE = new LastRun(Instant.EPOCH, false, Duration.ZERO, List.of(), null, null);

	public LastRun {
		steps = List.copyOf(steps);
	}

	static LastRun begun(Instant startedAt) {
		return new LastRun(startedAt, true, Duration.ZERO, List.of(), null, null);
	}

	LastRun continuing(List<TimedStep> steps, Outcome outcome) {
		return new LastRun(this.startedAt, true, Duration.between(this.startedAt, Instant.now()), steps, outcome, null);
	}

	LastRun ended(List<TimedStep> steps, @Nullable Outcome outcome, @Nullable Throwable error) {
		return new LastRun(this.startedAt, false, Duration.between(this.startedAt, Instant.now()), steps, outcome,
				error);
	}

	/**
	 * Return when the run was over.
	 * @return the moment, the start while it still runs
	 */
	public Instant endedAt() {
		return this.startedAt.plus(this.duration);
	}

	/**
	 * A step that was carried out.
	 *
	 * @param step the step
	 * @param duration how long its statements took, or all that were sent together with
	 * them
	 */
	public record TimedStep(Step step, Duration duration) {
	}

}
