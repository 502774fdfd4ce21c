package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/** Passes on what several threads have to tell, one after the other. */
final class SerialListener implements SyncListener {

	private final SyncListener listener;

	SerialListener(SyncListener listener) {
		this.listener = listener;
	}

	@Override
	public synchronized void planned(Plan plan) {
		this.listener.planned(plan);
	}

	@Override
	public synchronized void waiting(String holder, Duration waited) {
		this.listener.waiting(holder, waited);
	}

	@Override
	public synchronized void applying(Step step) {
		this.listener.applying(step);
	}

	@Override
	public synchronized void applied(Step step, Duration duration) {
		this.listener.applied(step, duration);
	}

	@Override
	public synchronized void progress(RunningStatement statement) {
		this.listener.progress(statement);
	}

	@Override
	public synchronized void blocked(Step step, String sessions) {
		this.listener.blocked(step, sessions);
	}

	@Override
	public synchronized void retrying(String reason) {
		this.listener.retrying(reason);
	}

	@Override
	public synchronized void warned(String message) {
		this.listener.warned(message);
	}

	@Override
	public synchronized void finished(Outcome outcome) {
		this.listener.finished(outcome);
	}

	@Override
	public synchronized void failed(RuntimeException failure, Duration nextAttempt) {
		this.listener.failed(failure, nextAttempt);
	}

}
