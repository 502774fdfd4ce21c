package io.schemasync.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.execute.StatementRunner.FailedStatement;
import io.schemasync.plan.Step;

/**
 * Runs the statements of one step beside the traffic: those that take time each on its
 * own and without any limit, the short ones between in transactions that give way.
 */
final class OnlineStep {

	static final String RESUMED = "The steps before it are committed and stay; the next start goes on from here.";

	private final SyncListener listener;

	private final StatementRunner runner;

	private final TransactionalPhase transactions;

	private final Failures failures;

	private final ProgressWatch watch;

	private final BiConsumer<Step, Change.Fill> filling;

	OnlineStep(SyncListener listener, StatementRunner runner, TransactionalPhase transactions, Failures failures,
			ProgressWatch watch, BiConsumer<Step, Change.Fill> filling) {
		this.filling = filling;
		this.watch = watch;
		this.listener = listener;
		this.runner = runner;
		this.transactions = transactions;
		this.failures = failures;
	}

	/**
	 * Run a step.
	 * @throws FailedStatement if a statement fails that runs on its own
	 */
	void run(Step step) {
		this.listener.applying(step);
		long start = System.nanoTime();
		List<Statement> together = new ArrayList<>();
		for (Statement statement : step.statements()) {
			if (statement.phase() == Phase.COMPLETION) {
				together.add(statement);
			}
			else {
				together(step, together);
				alone(step, statement);
			}
		}
		together(step, together);
		this.listener.applied(step, Duration.ofNanos(System.nanoTime() - start));
	}

	private void together(Step step, List<Statement> statements) {
		if (!statements.isEmpty()) {
			this.transactions.run(step, List.copyOf(statements), RESUMED);
			statements.clear();
		}
	}

	private void alone(Step step, Statement statement) {
		if (step.change() instanceof Change.Fill fill) {
			this.runner.run(step, statement.sql(), () -> this.filling.accept(step, fill));
			return;
		}
		try {
			this.watch.during(step, statement.sql(), () -> this.runner.run(step, List.of(statement)));
		}
		catch (FailedStatement ex) {
			if (statement.undo() != null && this.failures.kind(ex.error()) == ErrorKind.VIOLATION) {
				undo(step, statement.undo(), ex);
			}
			throw ex;
		}
	}

	/**
	 * The failure that made it necessary is what matters, should this one fail as well.
	 */
	private void undo(Step step, Statement statement, FailedStatement failure) {
		try {
			if (statement.phase() == Phase.COMPLETION) {
				this.transactions.run(step, List.of(statement), RESUMED);
			}
			else {
				this.runner.run(step, List.of(statement));
			}
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

}
