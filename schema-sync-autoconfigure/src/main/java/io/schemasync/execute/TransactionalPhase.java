package io.schemasync.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.execute.StatementRunner.FailedGroup;
import io.schemasync.execute.StatementRunner.FailedStatement;
import io.schemasync.plan.Step;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Runs steps in one transaction, which gives way when it would have to wait for locks and
 * begins again.
 */
final class TransactionalPhase {

	private static final Runnable NOTHING = () -> {
	};

	/** Telling the server anew is not worth a round trip for less. */
	private static final Duration NOTICEABLE = Duration.ofMillis(50);

	/** Any transaction may be at work for a moment. */
	private static final Duration NOT_JUST_NOW = Duration.ofSeconds(1);

	private final Session session;

	private final ExecutionSettings settings;

	private final SyncListener listener;

	private final StatementRunner runner;

	private final Failures failures;

	private final Server server;

	private final Backoff backoff;

	/** Tables that other sessions may be using. */
	private final Set<QualifiedName> shared;

	TransactionalPhase(Session session, Assignment assignment, StatementRunner runner, Server server,
			Set<QualifiedName> shared) {
		this.session = session;
		this.settings = assignment.settings();
		this.listener = assignment.listener();
		this.runner = runner;
		this.failures = new Failures(session.dialect());
		this.server = server;
		this.shared = shared;
		this.backoff = new Backoff(this.settings.lockBudget());
	}

	/**
	 * Run steps, all or none.
	 * @param steps the steps
	 * @param phase which of their statements
	 * @param before what the transaction does first
	 * @param after what it does last
	 * @param committed what to tell people about work that is committed already
	 */
	void run(List<Step> steps, Phase phase, Runnable before, Runnable after, String committed) {
		run(new Work(steps, (step) -> this.runner.run(step, phase), (step) -> this.runner.add(step, phase), before,
				after, committed.isEmpty() ? "Nothing was changed." : committed));
	}

	/** Run some statements of one step, all or none. */
	void run(Step step, List<Statement> statements, String committed) {
		Consumer<Step> work = (only) -> this.runner.run(only, statements);
		run(new Work(List.of(step), work, work, NOTHING, NOTHING, committed));
	}

	private void run(Work work) {
		Work next = work;
		while (true) {
			Work now = next;
			try {
				this.session.inTransaction(() -> attempt(now));
				return;
			}
			catch (FailedStatement ex) {
				this.runner.takeApplied();
				giveWay(ex, ex.step().object(), tables(ex.step().change()), work.committed(), () -> this.failures
					.statement(this.server, ex.step(), ex.statement().sql(), ex.error(), work.committed()));
			}
			catch (FailedGroup ex) {
				this.runner.takeApplied();
				lookCloser(ex, work.committed());
				next = work.oneByOne();
			}
			catch (DataAccessException ex) {
				this.runner.takeApplied();
				giveWay(ex, "A table of the model", this.shared, work.committed(), () -> this.failures.reading(ex));
			}
			catch (SQLException ex) {
				this.runner.takeApplied();
				giveWay(ex, "The database", Set.of(), work.committed(), () -> uncommitted(ex));
			}
		}
	}

	private SchemaSyncException uncommitted(SQLException error) {
		if (this.failures.kind(error) == ErrorKind.CONNECTION) {
			return new SchemaSyncException(Problem.CANNOT_CONNECT,
					"The connection was lost at the end of the transaction: " + error.getMessage(),
					"Whether it took effect is not known; the next start finds out and completes it.", error);
		}
		return new SchemaSyncException(Problem.STATEMENT_FAILED,
				"The transaction was rolled back at its end: " + error.getMessage(),
				"A deferred rule or a trigger refused it: correct what the server's message names, then start again.",
				error);
	}

	/**
	 * Get ready to do it all again one by one, so that the failure names its statement.
	 * Should nothing fail then, the better: what was in the way is gone.
	 */
	private void lookCloser(FailedGroup group, String committed) {
		ErrorKind kind = this.failures.kind(group.error());
		boolean cancelled = kind == ErrorKind.TIMEOUT
				&& group.duration().compareTo(this.settings.statementTimeout()) < 0;
		if (kind == ErrorKind.CONNECTION || cancelled || Thread.currentThread().isInterrupted()) {
			throw this.failures.group(group.steps(), group.error(), committed);
		}
		String words = Failures.words(group.steps());
		if (kind == ErrorKind.LOCK) {
			giveWay(group, words, Set.of(), committed,
					() -> this.failures.group(group.steps(), group.error(), committed));
		}
		else {
			this.listener.retrying("%s failed, and the statements follow one by one to see which: %s".formatted(words,
					SqlErrors.message(group.error())));
		}
	}

	private boolean attempt(Work work) {
		LockBudget budget = new LockBudget(this.settings.lockTimeout(), System::nanoTime);
		Duration limit = this.settings.lockTimeout();
		limit(limit);
		work.before().run();
		for (Step step : work.steps()) {
			Set<QualifiedName> locked = tables(step.change());
			if (locked.isEmpty()) {
				work.together().accept(step);
				continue;
			}
			// Whatever waits for a lock is sent when its turn comes, and by itself.
			this.runner.flush();
			announce(step, locked);
			Duration left = budget.forNextLock(locked.size());
			if (limit.minus(left).compareTo(NOTICEABLE) > 0) {
				limit = left;
				limit(limit);
			}
			work.alone().accept(step);
			budget.obtained();
		}
		this.runner.flush();
		work.after().run();
		return true;
	}

	/** Name whoever keeps this from getting a lock, if not just for a moment. */
	private void announce(Step step, Set<QualifiedName> tables) {
		String sessions = this.session.dialect().blockers(this.session.jdbc(), tables, NOT_JUST_NOW);
		if (!sessions.isEmpty()) {
			this.listener.blocked(step, sessions);
		}
	}

	private void limit(Duration lockTimeout) {
		this.session.dialect().limitTransaction(this.session.jdbc(), lockTimeout, this.settings.statementTimeout());
	}

	/**
	 * Where the lock of this replica went with the transaction, only a new plan counts.
	 */
	private void giveWay(Exception error, String object, Collection<QualifiedName> tables, String committed,
			Explanation otherwise) {
		if (this.failures.kind(error) != ErrorKind.LOCK) {
			throw otherwise.failure();
		}
		String sessions = tables.isEmpty() ? "" : this.session.dialect().blockers(this.session.jdbc(), tables);
		this.listener.retrying("%s is locked by another session%s: %s".formatted(object,
				sessions.isEmpty() ? "" : " (" + sessions + ")", SqlErrors.message(error)));
		if (this.session.dialect().lockEndsWithTransaction()) {
			throw new GaveWay(object, error);
		}
		if (!this.backoff.pause()) {
			throw this.failures.locked(object, tables, this.session, committed, error);
		}
	}

	/** Find the tables that a change locks and that others may be using. */
	private Set<QualifiedName> tables(Change change) {
		Set<QualifiedName> tables = new TreeSet<>();
		add(tables, change.name());
		if (change instanceof Change.AddPart add && add.part() instanceof ForeignKey key) {
			add(tables, key.referencedTable());
		}
		return tables;
	}

	private void add(Set<QualifiedName> tables, @Nullable QualifiedName table) {
		if (table != null && this.shared.contains(table)) {
			tables.add(table);
		}
	}

	/**
	 * What is to be done in one transaction.
	 *
	 * @param steps the steps
	 * @param alone runs one of them
	 * @param together runs one of them, or puts it off until the runner is flushed
	 * @param before what comes first
	 * @param after what comes last
	 * @param committed what to tell people about work that is committed already
	 */
	private record Work(List<Step> steps, Consumer<Step> alone, Consumer<Step> together, Runnable before,
			Runnable after, String committed) {

		Work oneByOne() {
			return new Work(this.steps, this.alone, this.alone, this.before, this.after, this.committed);
		}

	}

	/** Finds the words for a failure. */
	@FunctionalInterface
	private interface Explanation {

		SchemaSyncException failure();

	}

	/** The transaction is undone, and the lock of this replica with it. */
	static final class GaveWay extends RuntimeException {

		GaveWay(String object, Exception error) {
			super(object, error);
		}

	}

}
