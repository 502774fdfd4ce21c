package io.schemasync.boot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.schemasync.boot.LastRun.TimedStep;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/** Listener which remembers the steps that were carried out, and logs. */
final class SyncRecorder implements SyncListener {

	private final SyncLog log;

	private final List<TimedStep> steps = new CopyOnWriteArrayList<>();

	SyncRecorder(SyncLog log) {
		this.log = log;
	}

	List<TimedStep> steps() {
		return List.copyOf(this.steps);
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
	public void applied(Step step, Duration duration) {
		this.steps.add(new TimedStep(step, duration));
	}

	@Override
	public void retrying(String reason) {
		this.steps.clear();
		this.log.retrying(reason);
	}

	@Override
	public void warned(String message) {
		this.log.warned(message);
	}

	@Override
	public void finished(Outcome outcome) {
		this.log.finished(outcome);
	}

	void continued(SchemaSyncException problem) {
		this.log.continued(problem);
	}

}
