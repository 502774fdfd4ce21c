package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Step;

import org.springframework.dao.DataAccessException;

/**
 * Runs the statements of steps, and remembers which.
 */
final class StatementRunner {

	private final Session session;

	private final SyncListener listener;

	private final List<AppliedStatement> applied = new ArrayList<>();

	StatementRunner(Session session, SyncListener listener) {
		this.session = session;
		this.listener = listener;
	}

	/**
	 * Run those statements of a step that belong to a phase.
	 * @throws FailedStatement if one fails
	 */
	void run(Step step, Phase phase) {
		List<Statement> statements = step.statements()
			.stream()
			.filter((statement) -> statement.phase() == phase)
			.toList();
		if (statements.isEmpty()) {
			return;
		}
		this.listener.applying(step);
		long start = System.nanoTime();
		statements.forEach((statement) -> run(step, statement));
		this.listener.applied(step, Duration.ofNanos(System.nanoTime() - start));
	}

	private void run(Step step, Statement statement) {
		try {
			run(step, statement.sql());
		}
		catch (FailedStatement ex) {
			if (statement.undo() != null) {
				undo(step, statement.undo(), ex);
			}
			throw ex;
		}
	}

	/**
	 * The failure that made it necessary is what matters, should this one fail as well.
	 */
	private void undo(Step step, String sql, FailedStatement failure) {
		try {
			run(step, sql);
		}
		catch (FailedStatement ex) {
			failure.addSuppressed(ex);
		}
	}

	private void run(Step step, String sql) {
		Instant startedAt = Instant.now();
		long start = System.nanoTime();
		try {
			this.session.execute(sql);
			this.applied.add(statement(step, sql, true, startedAt, start));
		}
		catch (DataAccessException ex) {
			throw new FailedStatement(step, statement(step, sql, false, startedAt, start), ex);
		}
	}

	private static AppliedStatement statement(Step step, String sql, boolean successful, Instant startedAt,
			long start) {
		return new AppliedStatement(step.object(), sql, successful, startedAt,
				Duration.ofNanos(System.nanoTime() - start));
	}

	/** Return what ran since this was asked last. */
	List<AppliedStatement> takeApplied() {
		List<AppliedStatement> taken = List.copyOf(this.applied);
		this.applied.clear();
		return taken;
	}

	/** A statement failed. */
	static final class FailedStatement extends RuntimeException {

		private final transient Step step;

		private final transient AppliedStatement statement;

		private final DataAccessException error;

		FailedStatement(Step step, AppliedStatement statement, DataAccessException error) {
			super(error);
			this.step = step;
			this.statement = statement;
			this.error = error;
		}

		Step step() {
			return this.step;
		}

		AppliedStatement statement() {
			return this.statement;
		}

		DataAccessException error() {
			return this.error;
		}

	}

}
