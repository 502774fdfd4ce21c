package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Step;

import org.springframework.dao.DataAccessException;

/**
 * Runs the statements of steps, and remembers which.
 */
final class StatementRunner {

	/** So many answers a driver leaves unread before it waits for them. */
	private static final int MOST = 250;

	private final Session session;

	private final SyncListener listener;

	private final List<AppliedStatement> applied = new ArrayList<>();

	/** What waits to be sent together. */
	private final List<Part> waiting = new ArrayList<>();

	private int waitingStatements;

	StatementRunner(Session session, SyncListener listener) {
		this.session = session;
		this.listener = listener;
	}

	/**
	 * Run those statements of a step that belong to a phase.
	 * @throws FailedStatement if one fails
	 */
	void run(Step step, Phase phase) {
		List<Statement> statements = of(step, phase);
		if (!statements.isEmpty()) {
			this.listener.applying(step);
			runToEnd(step, statements);
		}
	}

	private static List<Statement> of(Step step, Phase phase) {
		return step.statements().stream().filter((statement) -> statement.phase() == phase).toList();
	}

	private void runToEnd(Step step, List<Statement> statements) {
		long start = System.nanoTime();
		run(step, statements);
		this.listener.applied(step, Duration.ofNanos(System.nanoTime() - start));
	}

	/**
	 * Run those statements of a step that belong to a phase, now or with others when
	 * {@link #flush} is called at the latest.
	 * @throws FailedStatement if one fails
	 * @throws FailedGroup if one fails of those that were sent together
	 */
	void add(Step step, Phase phase) {
		List<Statement> statements = of(step, phase);
		if (statements.isEmpty()) {
			return;
		}
		if (!statements.stream().map(Statement::sql).allMatch(this.session.dialect()::canBeBatched)) {
			flush();
			run(step, phase);
			return;
		}
		if (this.waitingStatements + statements.size() > MOST) {
			flush();
		}
		this.listener.applying(step);
		this.waiting.add(new Part(step, statements));
		this.waitingStatements += statements.size();
	}

	/**
	 * Run what waits.
	 * @throws FailedStatement if only one step waits and fails
	 * @throws FailedGroup if one of several fails
	 */
	void flush() {
		List<Part> parts = List.copyOf(this.waiting);
		forget();
		if (parts.size() == 1) {
			runToEnd(parts.get(0).step(), parts.get(0).statements());
		}
		else if (!parts.isEmpty()) {
			runTogether(parts);
		}
	}

	private void runTogether(List<Part> parts) {
		Instant startedAt = Instant.now();
		long start = System.nanoTime();
		try {
			this.session.execute(parts.stream().flatMap(Part::sql).toList());
		}
		catch (DataAccessException ex) {
			throw new FailedGroup(parts.stream().map(Part::step).toList(), Duration.ofNanos(System.nanoTime() - start),
					ex);
		}
		// Nobody knows how long each of them took.
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		for (Part part : parts) {
			part.sql()
				.map((sql) -> new AppliedStatement(part.step().object(), sql, true, startedAt, duration))
				.forEach(this.applied::add);
			this.listener.applied(part.step(), duration);
		}
	}

	private void forget() {
		this.waiting.clear();
		this.waitingStatements = 0;
	}

	/**
	 * Run some statements of a step, as a part of it.
	 * @throws FailedStatement if one fails
	 */
	void run(Step step, List<Statement> statements) {
		statements.forEach((statement) -> run(step, statement.sql()));
	}

	private void run(Step step, String sql) {
		run(step, sql, () -> this.session.execute(sql));
	}

	/**
	 * Do what a statement says in another way than by sending it.
	 * @throws FailedStatement if it fails
	 */
	void run(Step step, String sql, Runnable work) {
		Instant startedAt = Instant.now();
		long start = System.nanoTime();
		try {
			work.run();
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

	/** Return what ran since this was asked last, and forget what waits. */
	List<AppliedStatement> takeApplied() {
		forget();
		List<AppliedStatement> taken = List.copyOf(this.applied);
		this.applied.clear();
		return taken;
	}

	/**
	 * The statements of a step that run with those of others.
	 *
	 * @param step the step
	 * @param statements its statements
	 */
	private record Part(Step step, List<Statement> statements) {

		Stream<String> sql() {
			return this.statements.stream().map(Statement::sql);
		}

	}

	/**
	 * One of several statements failed that were sent together, and nobody knows which.
	 */
	static final class FailedGroup extends RuntimeException {

		private final transient List<Step> steps;

		private final transient Duration duration;

		private final DataAccessException error;

		FailedGroup(List<Step> steps, Duration duration, DataAccessException error) {
			super(error);
			this.steps = steps;
			this.duration = duration;
			this.error = error;
		}

		List<Step> steps() {
			return this.steps;
		}

		/** Return how long it took until one failed. */
		Duration duration() {
			return this.duration;
		}

		DataAccessException error() {
			return this.error;
		}

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
