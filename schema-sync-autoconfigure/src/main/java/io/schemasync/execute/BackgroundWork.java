package io.schemasync.execute;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import io.schemasync.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a running replica which does the online work, or stands by while another
 * replica does it, and comes back when stricter rules have waited long enough. The
 * listener is told in order, the end of the start included.
 */
final class BackgroundWork implements AutoCloseable {

	private static final Duration LAST_RETRY = Duration.ofMinutes(10);

	private static final Duration JOIN = Duration.ofSeconds(10);

	private static final long CANCEL_MILLIS = 100;

	private final DataSource dataSource;

	private final Assignment assignment;

	private final String lock;

	private final Outcome start;

	private final Thread thread;

	private Duration pause = Duration.ZERO;

	private Duration retry;

	private boolean startWaits;

	/** Whether people were told that work goes on. */
	private boolean announced;

	private String holder = "";

	private @Nullable Outcome first;

	private @Nullable RuntimeException failure;

	private volatile boolean closed;

	private volatile @Nullable Session session;

	/**
	 * Create a thread that does not run yet.
	 * @param lock name of the lock that lets one replica work
	 * @param start how the start ended so far
	 */
	BackgroundWork(DataSource dataSource, Assignment assignment, String lock, Outcome start) {
		this.dataSource = dataSource;
		this.assignment = assignment;
		this.lock = lock;
		this.start = start;
		this.retry = firstRetry();
		this.thread = new Thread(this::run, "schemasync-" + assignment.owner());
		this.thread.setDaemon(true);
	}

	private Duration firstRetry() {
		return this.assignment.settings().online().poll().multipliedBy(2);
	}

	/** Begin later, because nothing can be done before. */
	void begin(Duration delay) {
		this.pause = jittered(delay, 10);
		this.thread.start();
	}

	/**
	 * Begin now.
	 * @param longest how long to wait for it
	 * @return how the start ended; the listener knows already
	 */
	synchronized Outcome beginAndWait(Duration longest) {
		this.startWaits = true;
		this.thread.start();
		long deadline = System.nanoTime() + longest.toNanos();
		try {
			for (long left = longest.toMillis(); this.startWaits
					&& left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (this.failure != null) {
			throw this.failure;
		}
		if (this.first == null) {
			announce("");
		}
		return (this.first != null) ? this.first : this.start;
	}

	/** End the start, as the rest goes on without it. */
	private void announce(String worker) {
		Plan applied = (this.start instanceof Outcome.Applied outcome) ? outcome.applied() : this.start.remaining();
		tell(new Outcome.Continues(applied, this.start.remaining(), worker, this.start.duration()));
		this.announced = true;
	}

	private void tell(Outcome outcome) {
		if (this.startWaits) {
			this.startWaits = false;
			this.first = outcome;
			notifyAll();
		}
		this.assignment.listener().finished(outcome);
	}

	private void run() {
		try {
			for (Duration next = this.pause; next != null; next = turn()) {
				Thread.sleep(Math.max(1, next.toMillis()));
			}
		}
		catch (InterruptedException ex) {
			// It was closed.
		}
	}

	/**
	 * Try once.
	 * @return how long to wait before the next attempt, {@code null} if none is needed
	 */
	private @Nullable Duration turn() {
		try (Session session = Session.open(this.dataSource)) {
			this.session = session;
			return turned(PlanExecutor.explaining(session,
					() -> new OnlineTurn(session, this.assignment, this.lock).attempt()));
		}
		catch (RuntimeException ex) {
			return failed(ex);
		}
		finally {
			this.session = null;
		}
	}

	private synchronized @Nullable Duration turned(OnlineTurn.Result result) {
		this.retry = firstRetry();
		if (result.outcome() == null) {
			standBy(result.holder());
			return jittered(this.assignment.settings().online().poll(), 50);
		}
		boolean ofStart = this.startWaits || this.announced;
		if (ofStart || result.outcome() instanceof Outcome.Applied) {
			tell(ofStart ? result.outcome().after(this.start) : result.outcome());
		}
		this.announced = false;
		Duration next = result.tightensIn();
		return (next != null) ? jittered(next, 10) : null;
	}

	private void standBy(String holder) {
		if (this.startWaits) {
			announce(holder);
		}
		else if (this.holder.isEmpty()) {
			this.assignment.listener().waiting(holder, Duration.ZERO);
		}
		this.holder = holder;
	}

	private synchronized @Nullable Duration failed(RuntimeException ex) {
		if (this.closed) {
			return null;
		}
		if (this.startWaits) {
			this.startWaits = false;
			this.failure = ex;
			notifyAll();
			return null;
		}
		Duration next = jittered(this.retry, 20);
		this.retry = (this.retry.compareTo(LAST_RETRY) < 0) ? this.retry.multipliedBy(2) : LAST_RETRY;
		this.announced = true;
		this.assignment.listener().failed(ex, next);
		return next;
	}

	/** Replicas must not all come at the same moment. */
	private static Duration jittered(Duration duration, int percent) {
		long millis = Math.max(0, duration.toMillis());
		return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis * percent / 100 + 1));
	}

	/** Stop, wherever it is: the next start or another replica goes on from there. */
	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
		long deadline = System.nanoTime() + JOIN.toNanos();
		try {
			while (this.thread.isAlive() && System.nanoTime() < deadline) {
				cancel();
				this.thread.join(CANCEL_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void cancel() {
		Session working = this.session;
		if (working != null) {
			working.cancel();
		}
	}

}
