package io.schemasync.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.schemasync.boot.LastRun.TimedStep;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.RunningStatement;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/**
 * Listener which keeps what is known about a unit up to date, and logs; from several
 * threads, one after the other.
 */
final class SyncRecorder implements SyncListener {

	private final SyncLog log;

	private final SyncEvents events;

	private final SyncedUnit unit;

	private final List<TimedStep> steps = new CopyOnWriteArrayList<>();

	private volatile boolean beyondTransaction;

	private volatile boolean tried;

	private volatile LastRun run = LastRun.NONE;

	private volatile LastRun before = LastRun.NONE;

	SyncRecorder(SyncLog log, SyncEvents events, SyncedUnit unit) {
		this.log = log;
		this.events = events;
		this.unit = unit;
	}

	void begun() {
		record(LastRun.begun(Instant.now()));
	}

	/**
	 * Begin unless another run is going on.
	 * @return whether this one may go on
	 */
	boolean begunAlone() {
		LastRun begun = LastRun.begun(Instant.now());
		LastRun earlier = this.unit.begin(begun);
		if (earlier == null) {
			return false;
		}
		this.run = begun;
		this.before = earlier;
		return true;
	}

	/** Act as if the run had never begun. */
	void withdraw() {
		record(this.before);
	}

	boolean hasTried() {
		return this.tried;
	}

	private void record(LastRun next) {
		this.unit.record(this.run, next);
		this.run = next;
	}

	@Override
	public void planned(Plan plan) {
		this.log.planned(plan);
	}

	@Override
	public void waiting(String holder, Duration waited) {
		this.log.waiting(holder, waited);
	}

	@Override
	public void applying(Step step) {
		this.tried = true;
		this.beyondTransaction |= step.online();
	}

	@Override
	public void applied(Step step, Duration duration) {
		this.unit.progress(null);
		this.steps.add(new TimedStep(step, duration));
	}

	@Override
	public void progress(RunningStatement statement) {
		this.unit.progress(statement);
		this.log.progress(statement);
	}

	@Override
	public void blocked(Step step, String sessions) {
		this.log.blocked(step, sessions);
	}

	@Override
	public void retrying(String reason) {
		if (!this.beyondTransaction) {
			this.steps.clear();
		}
		this.log.retrying(reason);
	}

	@Override
	public void warned(String message) {
		this.log.warned(message);
	}

	@Override
	public void finished(Outcome outcome) {
		record((outcome instanceof Outcome.Continues) ? this.run.continuing(this.steps, outcome)
				: this.run.ended(this.steps, outcome, null));
		this.log.finished(outcome);
		this.events.publish(new SchemaSyncedEvent(this.unit, outcome));
	}

	@Override
	public void failed(RuntimeException failure, Duration nextAttempt) {
		failed(failure);
		this.log.failed(failure, nextAttempt);
	}

	void failed(RuntimeException failure) {
		record(this.run.ended(this.steps, null, failure));
		this.events.publish(new SchemaSyncFailedEvent(this.unit, failure));
	}

	void continued(SchemaSyncException problem) {
		this.log.continued(problem);
	}

}
