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
		run(step, statements);
		this.listener.applied(step, Duration.ofNanos(System.nanoTime() - start));
	}

	/**
	 * Run some statements of a step, as a part of it.
	 * @throws FailedStatement if one fails
	 */
	void run(Step step, List<Statement> statements) {
		statements.forEach((statement) -> run(step, statement.sql()));
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
