package io.schemasync.execute;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.execute.StatementRunner.FailedStatement;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.ForeignKey;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Everything that goes on beside the traffic, step by step, by the one replica that holds
 * the lock. Nothing is remembered from step to step but what the catalog says: others may
 * have changed it meanwhile, and whoever goes on after this one died sees the same.
 */
final class OnlineWork {

	/** Looking again is not worth it after less. */
	private static final Duration FRESH = Duration.ofSeconds(1);

	private final Session session;

	private final Assignment assignment;

	private final ReplicaLock lock;

	private final Intentions intentions;

	private final Failures failures;

	private final Backoff backoff;

	private final HistoryTable history;

	private final Occupation occupation;

	private final ProgressWatch watch;

	/** What rows of today do not allow. */
	private final Map<String, Step> takenBack = new HashMap<>();

	/** What ran to its end, or failed and may be done already by somebody else. */
	private final Map<String, List<String>> tried = new HashMap<>();

	private final long start = System.nanoTime();

	private final Model model;

	private @Nullable Plan first;

	private boolean changed;

	private @Nullable Duration tightensIn;

	OnlineWork(Session session, Assignment assignment, ReplicaLock lock, ProgressWatch watch) {
		this.watch = watch;
		this.session = session;
		this.assignment = assignment;
		this.lock = lock;
		this.model = Model.of(assignment);
		this.intentions = new Intentions(session, assignment, this.model);
		this.failures = new Failures(session.dialect());
		this.backoff = new Backoff(assignment.settings().lockBudget());
		this.history = new HistoryTable(session.dialect(), assignment);
		this.occupation = new Occupation(session, assignment.listener());
	}

	/** Work until nothing is left that can be done. */
	Outcome finish() {
		while (true) {
			Intent intent = this.intentions.now();
			if (this.first == null) {
				this.first = intent.plan();
			}
			if (!this.assignment.approval().limits()
					&& intent.plan().applicable().stream().anyMatch((step) -> !step.online())) {
				this.assignment.listener().planned(intent.plan());
				new Run(this.session, this.assignment, new QuickLook(this.session, this.assignment, this.model), null)
					.underLock(intent);
				this.changed = true;
			}
			else if (left(intent.plan()).isEmpty()) {
				this.tightensIn = this.intentions.tightensIn(intent.plan(), intent.situation()).orElse(null);
				return outcome(intent.plan());
			}
			else {
				work(intent);
			}
		}
	}

	/** Return when stricter rules follow, {@code null} if none waits for its time. */
	@Nullable Duration tightensIn() {
		return this.tightensIn;
	}

	private List<Step> left(Plan plan) {
		return this.assignment.approval()
			.among(plan.online())
			.stream()
			.filter((step) -> !this.takenBack.containsKey(Verification.key(step)))
			.toList();
	}

	private Outcome outcome(Plan remaining) {
		Duration duration = Duration.ofNanos(System.nanoTime() - this.start);
		return (this.changed && this.first != null)
				? new Outcome.Applied(this.first, remaining, Duration.ZERO, duration)
				: new Outcome.Unchanged(remaining, duration);
	}

	/** Go on with a plan as long as it is fresh. */
	private void work(Intent intent) {
		long looked = System.nanoTime();
		for (Step step : left(intent.plan())) {
			if (waitsForKey(step)) {
				continue;
			}
			this.lock.check();
			if (this.occupation.waited(step.change().name()) || !run(intent, step)
					|| System.nanoTime() - looked > FRESH.toNanos()) {
				return;
			}
		}
	}

	/** Without the key that it points to, a foreign key would be an error. */
	private boolean waitsForKey(Step step) {
		Optional<Step> key = (step.change() instanceof Change.AddPart add && add.part() instanceof ForeignKey foreign)
				? this.takenBack.values().stream().filter((other) -> isKey(other, foreign)).findFirst()
				: Optional.empty();
		key.ifPresent((missing) -> {
			this.takenBack.put(Verification.key(step), step);
			this.assignment.listener()
				.warned("%s: %s waits for a later start, because the key %s that it points to was taken back."
					.formatted(step.object(), step.summary(), missing.object()));
		});
		return key.isPresent();
	}

	private static boolean isKey(Step step, ForeignKey foreign) {
		return step.change() instanceof Change.AddPart add && add.name().equals(foreign.referencedTable())
				&& Set.copyOf(add.part().columns()).equals(Set.copyOf(foreign.referencedColumns()));
	}

	private boolean run(Intent intent, Step step) {
		this.assignment.approval().begin(step);
		if (sql(step).equals(this.tried.put(Verification.key(step), sql(step)))) {
			Verification.fail(List.of(step));
		}
		StatementRunner runner = new StatementRunner(this.session, this.assignment.listener());
		Server server = intent.situation().catalog().server();
		try {
			new OnlineStep(this.assignment.listener(), runner,
					new TransactionalPhase(this.session, this.assignment, runner, server,
							intent.situation().catalog().schema().tables().keySet()),
					this.failures, this.watch)
				.run(step);
			this.changed = true;
			keep(runner.takeApplied(), intent.situation().bookkeeping());
			return true;
		}
		catch (FailedStatement ex) {
			keep(runner.takeApplied(), intent.situation().bookkeeping(), ex);
			return failed(ex, server);
		}
		catch (RuntimeException ex) {
			keep(runner.takeApplied(), intent.situation().bookkeeping(), ex);
			throw ex;
		}
	}

	private static List<String> sql(Step step) {
		return step.statements().stream().map(Statement::sql).toList();
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
	 * @return whether the plan still holds
	 */
	private boolean failed(FailedStatement failure, Server server) {
		String key = Verification.key(failure.step());
		switch (this.failures.kind(failure.error())) {
			case VIOLATION -> takeBack(key, failure);
			case LOCK -> {
				this.tried.remove(key);
				this.assignment.listener()
					.retrying("%s: %s".formatted(failure.step().object(), SqlErrors.message(failure.error())));
				if (!this.backoff.pause()) {
					throw explained(failure, server);
				}
			}
			case OTHER -> {
				if (this.intentions.now()
					.plan()
					.online()
					.stream()
					.map(OnlineWork::sql)
					.anyMatch(sql(failure.step())::equals)) {
					throw explained(failure, server);
				}
				this.tried.remove(key);
			}
			case RIGHTS, CONNECTION, CREDENTIALS, READ_ONLY, TIMEOUT -> throw explained(failure, server);
		}
		return false;
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
