package io.schemasync.execute;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.execute.TransactionalPhase.GaveWay;
import io.schemasync.plan.Plan;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * One attempt to carry out an assignment, from the first look at the database to the
 * moment from which the application may use it: what goes on beside its traffic is left.
 */
final class Run {

	private final Session session;

	private final Assignment assignment;

	private final Intentions intentions;

	private final QuickLook quickLook;

	private final long start = System.nanoTime();

	private final @Nullable ApplicationRole role;

	private @Nullable Situation found;

	Run(Session session, Assignment assignment, QuickLook quickLook, @Nullable ApplicationRole role) {
		this.role = role;
		this.session = session;
		this.assignment = assignment;
		this.intentions = new Intentions(session, assignment, quickLook.model());
		this.quickLook = quickLook;
	}

	Outcome run() {
		Intent intent = this.intentions.now();
		this.found = intent.situation();
		this.assignment.approval().check(intent.plan());
		warn(this.session.dialect(), intent.plan().server(), this.assignment.listener());
		this.assignment.listener().planned(intent.plan());
		if (!intent.recreates()) {
			Refusals.check(intent.plan());
		}
		if (intent.settled()) {
			this.quickLook.keep(intent.plan());
			return unchanged(intent.plan());
		}
		if (!intent.changesSchema() && intent.situation().catalog().server().readOnly()) {
			return unchanged(intent.plan());
		}
		check(intent);
		if (!intent.holdsUpStart()) {
			return unchanged(intent.plan());
		}
		try {
			return exclusively(intent);
		}
		catch (SchemaSyncException ex) {
			if (intent.changesSchema() || !isMissingRight(ex)) {
				throw ex;
			}
			// The schema is right: not to be able to say so in the books is no reason to
			// stop.
			this.assignment.listener().warned(ex.getMessage() + " " + ex.action());
			return unchanged(intent.plan());
		}
	}

	/** Tell people what they should know about a server before they rely on it. */
	static void warn(Dialect dialect, Server server, SyncListener listener) {
		if (dialect.isExperiment(server)) {
			listener.warned(
					"%s %s is supported as an experiment. Look at each plan before it is applied (schemasync.mode=plan), and keep a backup."
						.formatted(server.product(), server.version()));
		}
	}

	private static boolean isMissingRight(SchemaSyncException ex) {
		return ex.problem() == Problem.NO_RIGHTS || ex.problem() == Problem.READ_ONLY || ex.problem() == Problem.POOLED;
	}

	/** Return what was found at first. */
	Situation found() {
		return Objects.requireNonNull(this.found, "nothing was looked at yet");
	}

	/** Find out before any lock is taken whether this would be refused. */
	private void check(Intent intent) {
		if (intent.situation().catalog().server().readOnly()) {
			throw new Failures(this.session.dialect()).readOnly(intent.situation().catalog().server(), null);
		}
		if (intent.recreates()) {
			new RecreateGuard(this.session.dialect(), this.assignment).check(this.session.reading(),
					intent.situation());
		}
		else {
			Refusals.check(intent.plan());
		}
	}

	private Outcome exclusively(Intent before) {
		if (!this.session.isOwn()) {
			throw Failures.pooled(before.situation().catalog().server());
		}
		try {
			this.session.dialect().openSession(this.session.jdbc());
			return underLock(before);
		}
		finally {
			this.session.leave();
		}
	}

	/**
	 * Do what must be done before an application may start, in a session that was set up
	 * for it.
	 */
	Outcome underLock(Intent before) {
		BookkeepingTables tables = before.situation().bookkeeping();
		Backoff backoff = new Backoff(this.assignment.settings().lockBudget());
		while (true) {
			try (ReplicaLock lock = ReplicaLock.acquire(this.session, tables.schemaLock(),
					this.assignment.settings().lockWait(), this.assignment.listener())) {
				return locked(before, lock.waited());
			}
			catch (GaveWay ex) {
				if (!backoff.pause()) {
					throw new Failures(this.session.dialect()).locked(String.valueOf(ex.getMessage()), Set.of(),
							this.session, "Nothing was changed.", ex);
				}
			}
		}
	}

	private Outcome locked(Intent before, Duration waited) {
		Intent intent = this.intentions.after(before);
		this.assignment.approval().check(intent.plan());
		if (!intent.plan().id().equals(before.plan().id())) {
			this.assignment.listener().planned(intent.plan());
		}
		if (!intent.holdsUpStart()) {
			return unchanged(intent.plan());
		}
		check(intent);
		new Execution(this.session, this.assignment, intent).execute();
		intent.plan().applicable().stream().filter((step) -> !step.online()).forEach(this.assignment.approval()::begin);
		this.quickLook.look();
		Plan remaining = this.intentions.left(intent);
		this.quickLook.keep(remaining);
		if (!intent.changesSchema()) {
			return unchanged(remaining);
		}
		Verification.verify(intent.plan(), remaining);
		if (this.role != null) {
			this.role.verify(remaining);
		}
		return new Outcome.Applied(intent.plan(), remaining, waited, duration());
	}

	private Outcome unchanged(Plan plan) {
		return new Outcome.Unchanged(plan, duration());
	}

	private Duration duration() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

}
