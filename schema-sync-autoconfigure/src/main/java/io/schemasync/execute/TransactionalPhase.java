package io.schemasync.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.schemasync.dialect.Dialect.ErrorKind;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
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
		run(steps, (step) -> this.runner.run(step, phase), before, after, committed);
	}

	/** Run some statements of one step, all or none. */
	void run(Step step, List<Statement> statements, String committed) {
		run(List.of(step), (only) -> this.runner.run(only, statements), () -> {
		}, () -> {
		}, committed);
	}

	private void run(List<Step> steps, Consumer<Step> work, Runnable before, Runnable after, String committed) {
		while (true) {
			try {
				this.session.inTransaction(() -> attempt(steps, work, before, after));
				return;
			}
			catch (FailedStatement ex) {
				this.runner.takeApplied();
				giveWay(ex, ex.step().object(), tables(ex.step().change()),
						() -> this.failures.statement(this.server, ex.step(), ex.statement().sql(), ex.error(),
								committed.isEmpty() ? "Nothing was changed." : committed));
			}
			catch (DataAccessException ex) {
				this.runner.takeApplied();
				giveWay(ex, "A table of the model", this.shared, () -> this.failures.reading(ex));
			}
			catch (SQLException ex) {
				throw uncommitted(ex);
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

	private boolean attempt(List<Step> steps, Consumer<Step> work, Runnable before, Runnable after) {
		LockBudget budget = new LockBudget(this.settings.lockTimeout(), System::nanoTime);
		Duration limit = this.settings.lockTimeout();
		limit(limit);
		before.run();
		for (Step step : steps) {
			Set<QualifiedName> locked = tables(step.change());
			int tables = locked.size();
			if (tables > 0) {
				announce(step, locked);
				Duration left = budget.forNextLock(tables);
				if (limit.minus(left).compareTo(NOTICEABLE) > 0) {
					limit = left;
					limit(limit);
				}
			}
			work.accept(step);
			if (tables > 0) {
				budget.obtained();
			}
		}
		after.run();
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

	private void giveWay(RuntimeException error, String object, Collection<QualifiedName> tables,
			Explanation otherwise) {
		if (this.failures.kind(error) != ErrorKind.LOCK) {
			throw otherwise.failure();
		}
		String sessions = tables.isEmpty() ? "" : this.session.dialect().blockers(this.session.jdbc(), tables);
		this.listener.retrying("%s is locked by another session%s: %s".formatted(object,
				sessions.isEmpty() ? "" : " (" + sessions + ")", SqlErrors.message(error)));
		if (!this.backoff.pause()) {
			throw this.failures.locked(object, tables, this.session, error);
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

	/** Finds the words for a failure. */
	@FunctionalInterface
	private interface Explanation {

		SchemaSyncException failure();

	}

}
