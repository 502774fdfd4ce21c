package io.schemasync.execute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.diff.Change;
import io.schemasync.execute.Agenda.Task;
import io.schemasync.execute.StatementRunner.FailedStatement;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

import org.springframework.dao.DataAccessException;

/**
 * Does one step after the other beside the traffic, on one connection.
 */
final class OnlineLane {

	private final Session session;

	private final Assignment assignment;

	private final Intentions intentions;

	private final Failures failures;

	private final Backoff backoff;

	private final HistoryTable history;

	private final Occupation occupation;

	private final ProgressWatch watch;

	/** What rows of today do not allow. */
	private final Map<String, Step> takenBack;

	/** What ran to its end, or failed and may be done already by somebody else. */
	private final Map<String, List<String>> tried;

	private final FillRounds rounds;

	OnlineLane(Session session, Assignment assignment, Intentions intentions, HistoryTable history, ProgressWatch watch,
			Map<String, Step> takenBack, Map<String, List<String>> tried, FillRounds rounds) {
		this.rounds = rounds;
		this.session = session;
		this.assignment = assignment;
		this.intentions = intentions;
		this.failures = new Failures(session.dialect());
		this.backoff = new Backoff(assignment.settings().lockBudget());
		this.history = history;
		this.occupation = new Occupation(session, assignment.listener());
		this.watch = watch;
		this.takenBack = takenBack;
		this.tried = tried;
	}

	/**
	 * Work as long as there is anything to do.
	 * @param agenda what there is to do
	 * @param alone tells whether nobody else may do it still
	 * @param stays whether to wait for others' steps however long they take
	 * @return whether anything was changed
	 */
	boolean work(Agenda agenda, BooleanSupplier alone, boolean stays) {
		boolean changed = false;
		for (Optional<Task> task = agenda.next(this.intentions, stays); task
			.isPresent(); task = agenda.next(this.intentions, stays)) {
			boolean planHolds = false;
			try {
				if (!alone.getAsBoolean()) {
					agenda.close();
				}
				else if (!this.occupation.waited(task.get().step().change().name())) {
					boolean done = run(task.get());
					changed |= done;
					planHolds = done && !(task.get().step().change() instanceof Change.Fill);
				}
			}
			finally {
				agenda.done(task.get(), planHolds);
			}
		}
		return changed;
	}

	private boolean run(Task task) {
		Step step = task.step();
		BookkeepingTables books = task.intent().situation().bookkeeping();
		this.assignment.approval().begin(step);
		boolean again = !(step.change() instanceof Change.Fill);
		if (again && Agenda.sql(step).equals(this.tried.put(Verification.key(step), Agenda.sql(step)))) {
			Verification.fail(List.of(step));
		}
		StatementRunner runner = new StatementRunner(this.session, this.assignment.listener());
		Server server = task.intent().situation().catalog().server();
		try {
			this.session.dialect().limitOnline(this.session.jdbc(), this.assignment.settings().lockTimeout());
			new OnlineStep(this.assignment.listener(), runner,
					new TransactionalPhase(this.session, this.assignment, runner, server,
							task.intent().situation().catalog().schema().tables().keySet()),
					this.failures, this.watch, this::fill)
				.run(step);
			if (step.change() instanceof Change.Fill fill) {
				FillNotes.keep(this.session, this.assignment, books, fill);
			}
			keep(runner.takeApplied(), books);
			return true;
		}
		catch (FailedStatement ex) {
			keep(runner.takeApplied(), books, ex);
			failed(ex, server, task.intent().plan());
			return false;
		}
		catch (FailedFill ex) {
			unfilled(ex);
			return false;
		}
		catch (RuntimeException ex) {
			keep(runner.takeApplied(), books, ex);
			throw ex;
		}
	}

	private void fill(Step step, Change.Fill fill) {
		long filled = new BatchedFill(this.session, this.assignment, step, fill).run();
		if (this.rounds.over(step, filled)) {
			this.takenBack.put(Verification.key(step), step);
		}
	}

	/** Neither can the rule follow that needs the values. */
	private void unfilled(FailedFill failure) {
		if (failure.needed()) {
			throw new SchemaSyncException(Problem.STATEMENT_FAILED, failure.warning(), failure.action(),
					failure.getCause());
		}
		this.takenBack.put(Verification.key(failure.step()), failure.step());
		this.takenBack.put(failure.step().object() + " " + Change.AlterColumn.class.getSimpleName(), failure.step());
		this.assignment.listener().warned(failure.warning() + ". " + failure.action());
	}

	private void keep(List<AppliedStatement> statements, BookkeepingTables tables) {
		if (tables.historyExists()) {
			this.history.write(this.session.jdbc(), tables, statements);
		}
	}

	/** What went wrong first is what people have to know. */
	private void keep(List<AppliedStatement> statements, BookkeepingTables tables, RuntimeException failure) {
		try {
			keep(statements, tables);
		}
		catch (DataAccessException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Rows that break a rule make it wait, and must not keep the application from
	 * starting. Whatever else fails may have been done by somebody else, or needs another
	 * attempt.
	 */
	private void failed(FailedStatement failure, Server server, Plan plan) {
		String key = Verification.key(failure.step());
		switch (this.failures.kind(failure.error())) {
			case VIOLATION -> {
				this.tried.remove(key);
				if (!this.rounds.tryAgain(failure.step(), plan)) {
					takeBack(key, failure);
				}
			}
			case LOCK -> {
				this.tried.remove(key);
				this.assignment.listener()
					.retrying("%s: %s".formatted(failure.step().object(), SqlErrors.message(failure.error())));
				if (!this.backoff.pause()) {
					throw explained(failure, server);
				}
			}
			case OTHER -> {
				if (Agenda.stillHas(failure.step(), this.intentions)) {
					throw explained(failure, server);
				}
				this.tried.remove(key);
			}
			case RIGHTS, CONNECTION, CREDENTIALS, READ_ONLY, TIMEOUT -> throw explained(failure, server);
		}
	}

	private void takeBack(String key, FailedStatement failure) {
		this.takenBack.put(key, failure.step());
		this.assignment.listener()
			.warned("%s: %s %s, because rows break it (%s). Mend them; the rule follows on a later start.".formatted(
					failure.step().object(), failure.step().summary(),
					undone(failure) ? "was taken back" : "was not validated", SqlErrors.message(failure.error())));
	}

	private static boolean undone(FailedStatement failure) {
		return failure.step()
			.statements()
			.stream()
			.anyMatch((statement) -> statement.sql().equals(failure.statement().sql()) && statement.undo() != null);
	}

	private RuntimeException explained(FailedStatement failure, Server server) {
		return this.failures.statement(server, failure.step(), failure.statement().sql(), failure.error(),
				OnlineStep.RESUMED);
	}

}
