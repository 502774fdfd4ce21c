package io.schemasync.execute;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.schemasync.dialect.SchemaSyncException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * A thread that helps with the online work, on a connection of its own. Where none is to
 * be had at once, the work goes on without it: a pool that is short of connections is the
 * application's.
 */
final class OnlineHelper {

	private static final Duration AT_ONCE = Duration.ofSeconds(2);

	private static final long JOIN_MILLIS = 100;

	private final Session session;

	private final Assignment assignment;

	private final Agenda agenda;

	private final BiFunction<Session, ProgressWatch, OnlineLane> lanes;

	private final Predicate<Session> alone;

	private final Thread thread;

	/** Set as soon as it has a connection. */
	private volatile @Nullable Session own;

	private volatile boolean changed;

	/**
	 * Create a helper that does nothing yet.
	 * @param session the session that it helps
	 * @param agenda what there is to do
	 * @param lanes how it is done
	 * @param alone tells whether nobody else may do it still; if not, the session that is
	 * helped finds out why
	 */
	OnlineHelper(Session session, Assignment assignment, Agenda agenda,
			BiFunction<Session, ProgressWatch, OnlineLane> lanes, Predicate<Session> alone) {
		this.session = session;
		this.assignment = assignment;
		this.agenda = agenda;
		this.lanes = lanes;
		this.alone = alone;
		this.thread = new Thread(this::run, "schemasync-helper-" + assignment.owner());
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	/** Tell whether it has changed anything. */
	boolean hasChanged() {
		return this.changed;
	}

	private void run() {
		long start = System.nanoTime();
		try (Session own = this.session.companion()) {
			boolean atOnce = System.nanoTime() - start < AT_ONCE.toNanos();
			if (atOnce) {
				this.own = own;
				help(own);
			}
		}
		catch (SchemaSyncException ex) {
			// There is no connection for it.
		}
	}

	private void help(Session own) {
		try {
			own.dialect().openSession(own.jdbc());
			work(own);
		}
		catch (DataAccessException ex) {
			own.giveUp();
		}
		finally {
			own.leave();
		}
	}

	private void work(Session own) {
		try (ProgressWatch watch = new ProgressWatch(own, this.assignment.listener())) {
			this.changed = this.lanes.apply(own, watch).work(this.agenda, () -> this.alone.test(own), false);
		}
		catch (RuntimeException ex) {
			this.changed = true;
			this.agenda.fail(ex);
		}
	}

	/**
	 * Take its connection away. Where the session that it helps lost its own, and the
	 * lock with it, nobody knows whether the server will ever answer this one.
	 */
	void abandon() {
		Session session = this.own;
		if (session != null) {
			session.abort();
		}
	}

	/**
	 * Wait until all are done: not for those that only wait for a connection, which do
	 * nothing once they have one. Whoever is told to stop tells them too.
	 */
	static void join(List<OnlineHelper> helpers) {
		boolean interrupted = Thread.interrupted();
		for (OnlineHelper helper : helpers) {
			if (helper.own == null) {
				helper.thread.interrupt();
			}
			while (helper.own != null && helper.thread.isAlive()) {
				if (interrupted) {
					helper.thread.interrupt();
				}
				try {
					helper.thread.join(JOIN_MILLIS);
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
