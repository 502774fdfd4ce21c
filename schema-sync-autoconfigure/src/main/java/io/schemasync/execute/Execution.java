package io.schemasync.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.ManagedObjects;
import io.schemasync.plan.Step;
import io.schemasync.schema.QualifiedName;

import org.springframework.dao.DataAccessException;

/**
 * Runs the first phases of one plan, and writes the books with them.
 */
final class Execution {

	private static final Runnable NOTHING = () -> {
	};

	private final Session session;

	private final Assignment assignment;

	private final Intent intent;

	private final Situation situation;

	private final StatementRunner runner;

	private final HistoryTable history;

	private final Bookkeeping bookkeeping;

	private final RecreateGuard guard;

	private final TransactionalPhase transactions;

	/** What ran and is committed, but not yet in the history. */
	private final List<AppliedStatement> unwritten = new ArrayList<>();

	Execution(Session session, Assignment assignment, Intent intent) {
		this.session = session;
		this.assignment = assignment;
		this.intent = intent;
		this.situation = intent.situation();
		this.runner = new StatementRunner(session, assignment.listener());
		this.history = new HistoryTable(session.dialect(), assignment);
		this.bookkeeping = new Bookkeeping(session.dialect());
		this.guard = new RecreateGuard(session.dialect(), assignment);
		this.transactions = new TransactionalPhase(session, assignment, this.runner, server(),
				intent.recreates() ? Set.of() : this.situation.catalog().schema().tables().keySet());
	}

	private Server server() {
		return this.situation.catalog().server();
	}

	/** Run everything that is to be applied, but for what goes on beside the traffic. */
	void execute() {
		List<Step> steps = this.intent.plan().applicable();
		boolean labels = enumValues(of(steps, Phase.ENUM_VALUES));
		transactional(of(steps, Phase.TRANSACTIONAL), labels);
		of(steps, Phase.STATISTICS).forEach(this::statistics);
	}

	/** Without them the server plans badly until it gathers them by itself. */
	private void statistics(Step step) {
		List<String> statements = step.statements()
			.stream()
			.filter((statement) -> statement.phase() == Phase.STATISTICS)
			.map(Statement::sql)
			.toList();
		try {
			this.session.inTransaction(() -> {
				this.session.dialect()
					.limitTransaction(this.session.jdbc(), this.assignment.settings().lockTimeout(),
							this.assignment.settings().statementTimeout());
				statements.forEach(this.session::execute);
				return true;
			});
		}
		catch (DataAccessException | SQLException ex) {
			this.assignment.listener()
				.warned("%s: the change is done, but this failed and is to be run by hand: %s (%s)"
					.formatted(step.object(), String.join("; ", statements), SqlErrors.message(ex)));
		}
	}

	private static List<Step> of(List<Step> steps, Phase phase) {
		return steps.stream()
			.filter((step) -> step.statements().stream().anyMatch((statement) -> statement.phase() == phase))
			.toList();
	}

	private boolean enumValues(List<Step> steps) {
		for (Step step : steps) {
			this.transactions.run(List.of(step), Phase.ENUM_VALUES, NOTHING, NOTHING,
					"Labels that were added to types before stay, which does no harm; nothing else was changed.");
			this.unwritten.addAll(this.runner.takeApplied());
		}
		return !steps.isEmpty();
	}

	private void transactional(List<Step> steps, boolean labels) {
		if (!this.session.dialect().hasTransactionalDdl()) {
			oneByOne(steps);
			return;
		}
		List<List<Step>> batches = Batches.of(steps, server());
		for (int number = 0; number < batches.size(); number++) {
			String committed = (number > 0)
					? "%d of %d transactions are committed already and stay.".formatted(number, batches.size())
					: labels ? "Labels that were added to types stay; everything else was undone." : "";
			boolean first = number == 0;
			this.transactions.run(batches.get(number), Phase.TRANSACTIONAL,
					(first && this.intent.recreates()) ? this::lockAndGuard : NOTHING, () -> keepBooks(first),
					committed);
			this.unwritten.clear();
		}
	}

	/**
	 * Where each statement is committed by itself, the stamp goes first, so that what is
	 * created is known to be this owner's whatever fails later.
	 */
	private void oneByOne(List<Step> steps) {
		this.transactions.run(List.of(), Phase.TRANSACTIONAL, this.intent.recreates() ? this::lockAndGuard : NOTHING,
				() -> keepBooks(true), "");
		this.unwritten.clear();
		Tally tally = new Tally(steps);
		try {
			steps.forEach((step) -> statementByStatement(step, tally));
		}
		finally {
			writeHistory();
		}
	}

	private void statementByStatement(Step step, Tally tally) {
		long start = System.nanoTime();
		this.assignment.listener().applying(step);
		for (Statement statement : Tally.transactional(step)) {
			try {
				this.transactions.run(step, List.of(statement), tally.words());
			}
			finally {
				this.unwritten.addAll(this.runner.takeApplied());
			}
			tally.done(statement);
		}
		this.assignment.listener().applied(step, Duration.ofNanos(System.nanoTime() - start));
	}

	/** It informs: what was done is done, whether it can be written down or not. */
	private void writeHistory() {
		try {
			this.session.inTransaction(() -> {
				this.history.write(this.session.jdbc(), this.situation.bookkeeping(), this.unwritten);
				return true;
			});
		}
		catch (DataAccessException | SQLException ex) {
			this.assignment.listener()
				.warned("The history %s could not be written: %s".formatted(this.situation.bookkeeping().history(),
						SqlErrors.message(ex)));
		}
	}

	/** Look once more, while nobody else can write, whether this may really go. */
	private void lockAndGuard() {
		ManagedObjects managed = this.situation.managed(this.assignment);
		List<QualifiedName> tables = this.situation.alterable(managed.tables());
		if (!tables.isEmpty()) {
			this.session.dialect().lockTables(this.session.jdbc(), tables);
		}
		Books books = this.bookkeeping.read(this.session.jdbc(), this.situation.bookkeeping(), null);
		this.guard.check(this.session.jdbc(), this.situation.with(books));
	}

	/**
	 * The stamp comes with the first transaction, so that what is created is known to be
	 * this owner's even if a later one fails.
	 */
	private void keepBooks(boolean first) {
		List<AppliedStatement> statements = new ArrayList<>(this.unwritten);
		statements.addAll(this.runner.takeApplied());
		BookkeepingTables tables = this.situation.bookkeeping();
		try {
			if (first) {
				tables.create(this.session.dialect(), this.assignment.settings().history())
					.forEach(this.session::execute);
				stamps().forEach((stamp) -> this.bookkeeping.write(this.session.jdbc(), tables, stamp));
			}
			this.history.write(this.session.jdbc(), tables, statements);
		}
		catch (DataAccessException ex) {
			Failures failures = new Failures(this.session.dialect());
			if (failures.kind(ex) == ErrorKind.LOCK) {
				throw ex;
			}
			throw failures.bookkeeping(server(), tables, ex);
		}
	}

	private List<Stamp> stamps() {
		if (!this.intent.recreates()) {
			return Stream.ofNullable(this.intent.stamp()).toList();
		}
		String owner = this.assignment.owner();
		List<Stamp> stamps = new ArrayList<>();
		stamps.add(this.situation.books()
			.of(owner)
			.orElseGet(() -> Stamp.first(owner))
			.afterRecreating(this.assignment.environment(), this.situation.model(), Instant.now(),
					this.situation.mapped(true), this.assignment.settings().recreateMappedOnly()));
		// Where force overrode another owner's claim, the objects are this owner's now.
		this.guard.ofOthers(this.situation, this.situation.managed(this.assignment))
			.forEach((stamp, objects) -> stamps.add(stamp.without(objects)));
		return stamps;
	}

}
