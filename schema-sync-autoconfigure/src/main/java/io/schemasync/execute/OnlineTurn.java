package io.schemasync.execute;

import io.schemasync.plan.Plan;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One replica's attempt to be the one that does the online work.
 */
final class OnlineTurn {

	private static final Duration FOREVER = Duration.ofDays(36_500);

	private final Session session;

	private final Assignment assignment;

	private final String lock;

	/**
	 * Create a turn.
	 * @param lock name of the lock that lets one replica work
	 */
	OnlineTurn(Session session, Assignment assignment, String lock) {
		this.session = session;
		// Several threads have something to tell, and it is told one after the other.
		this.assignment = assignment.heardBy(new SerialListener(assignment.listener()));
		this.lock = lock;
	}

	/** Work if no other replica does. */
	Result attempt() {
		try {
			this.session.dialect().openSession(this.session.jdbc());
			Optional<ReplicaLock> obtained = ReplicaLock.attempt(this.session, this.lock);
			return obtained.isPresent() ? work(obtained.get())
					: new Result(this.session.dialect().lockHolder(this.session.jdbc(), this.lock), null, null);
		}
		finally {
			this.session.leave();
		}
	}

	/** Wait until no other replica works, then do what it left. */
	Result insist() {
		try {
			this.session.dialect().openSession(this.session.jdbc());
			return work(ReplicaLock.acquire(this.session, this.lock, FOREVER, this.assignment.listener()));
		}
		finally {
			this.session.leave();
		}
	}

	/**
	 * Work, or wait for the replica that does, until nothing is left that the assignment
	 * asks for.
	 */
	Result insistOnNeeded() {
		Intentions intentions = new Intentions(this.session, this.assignment, Model.of(this.assignment));
		long start = System.nanoTime();
		try {
			this.session.dialect().openSession(this.session.jdbc());
			while (true) {
				Optional<ReplicaLock> obtained = ReplicaLock.attempt(this.session, this.lock);
				if (obtained.isPresent()) {
					return work(obtained.get());
				}
				Plan plan = intentions.now().plan();
				if (this.assignment.approval().among(plan.online()).isEmpty()) {
					return new Result("", new Outcome.Unchanged(plan, Duration.ZERO), null);
				}
				this.assignment.listener()
					.waiting(this.session.dialect().lockHolder(this.session.jdbc(), this.lock),
							Duration.ofNanos(System.nanoTime() - start));
				Pause.of(this.assignment.settings().online().poll());
			}
		}
		finally {
			this.session.leave();
		}
	}

	private Result work(ReplicaLock obtained) {
		try (ReplicaLock held = obtained;
				ProgressWatch watch = new ProgressWatch(this.session, this.assignment.listener())) {
			OnlineWork work = new OnlineWork(this.session, this.assignment, held, watch);
			Outcome outcome = work.finish();
			return new Result("", outcome, work.tightensIn());
		}
	}

	/**
	 * What came of it.
	 *
	 * @param holder words about the replica that works, if it is another one
	 * @param outcome how the work ended, {@code null} if another replica does it
	 * @param tightensIn when stricter rules follow, {@code null} if none waits
	 */
	record Result(String holder, @Nullable Outcome outcome, @Nullable Duration tightensIn) {

	}

}
