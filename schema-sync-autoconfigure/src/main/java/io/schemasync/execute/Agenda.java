package io.schemasync.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do beside the traffic, handed out so that no table is worked on twice
 * at a time. A plan counts for a moment: then whoever asks next makes another one. Safe
 * for use by several threads.
 */
final class Agenda {

	/** Looking again is not worth it after less. */
	private static final Duration FRESH = Duration.ofSeconds(1);

	/** An idle connection is the application's. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Assignment assignment;

	/** What rows of today do not allow. */
	private final Map<String, Step> takenBack;

	private final Set<QualifiedName> busy = new HashSet<>();

	private final List<Step> open = new ArrayList<>();

	private Intent intent;

	private long looked;

	private boolean outdated;

	private boolean looking;

	private int running;

	private boolean alone;

	private boolean closed;

	private @Nullable RuntimeException failure;

	Agenda(Assignment assignment, Map<String, Step> takenBack, Intent intent) {
		this.assignment = assignment;
		this.takenBack = takenBack;
		this.intent = intent;
		this.looked = System.nanoTime();
		take(intent, Set.of());
	}

	/** Keep what can be begun: nothing on a table that was half-way through a step. */
	private void take(Intent next, Set<QualifiedName> halfWay) {
		this.intent = next;
		this.open.clear();
		left(this.assignment, next.plan(), this.takenBack).stream()
			.filter((step) -> Collections.disjoint(tables(step.change()), halfWay))
			.forEach(this.open::add);
	}

	/** Return the steps of a plan that can be done. */
	static List<Step> left(Assignment assignment, Plan plan, Map<String, Step> takenBack) {
		return assignment.approval()
			.among(plan.online())
			.stream()
			.filter((step) -> !takenBack.containsKey(Verification.key(step)))
			.toList();
	}

	/** Tell whether something has to be done before, while nothing else goes on. */
	static boolean needsTransaction(Assignment assignment, Plan plan) {
		return !assignment.approval().limits() && plan.applicable().stream().anyMatch((step) -> !step.online());
	}

	/** Tell how many steps could be done at the same time. */
	synchronized int width() {
		Set<QualifiedName> seen = new HashSet<>();
		int width = 0;
		for (Step step : this.open) {
			Set<QualifiedName> tables = tables(step.change());
			width += (ofTable(step.change()) && Collections.disjoint(seen, tables)) ? 1 : 0;
			seen.addAll(tables);
		}
		return width;
	}

	/**
	 * Return what to do next, after a wait for others' steps where it has to come after
	 * them.
	 * @param intentions makes a plan
	 * @param stays whether to wait however long it takes
	 * @return the step, empty if there is nothing to do
	 */
	Optional<Task> next(Intentions intentions, boolean stays) {
		long asked = System.nanoTime();
		while (true) {
			Set<QualifiedName> halfWay;
			synchronized (this) {
				boolean fresh = !this.outdated && System.nanoTime() - this.looked <= FRESH.toNanos();
				Optional<Task> task = (fresh && !this.looking && !this.closed) ? begin() : Optional.empty();
				if (task.isPresent()) {
					return task;
				}
				this.closed |= fresh && !this.looking && this.running == 0;
				if (this.closed || fresh || this.looking) {
					boolean patient = stays || System.nanoTime() - asked <= PATIENCE.toNanos();
					if (!this.closed && patient && waited()) {
						continue;
					}
					notifyAll();
					return Optional.empty();
				}
				this.looking = true;
				this.outdated = false;
				halfWay = Set.copyOf(this.busy);
			}
			look(intentions, halfWay);
		}
	}

	/** Nobody else has to wait for an answer that may never come. */
	private void look(Intentions intentions, Set<QualifiedName> halfWay) {
		Intent next = null;
		try {
			next = intentions.now();
		}
		finally {
			synchronized (this) {
				this.looking = false;
				if (next != null) {
					this.looked = System.nanoTime();
					take(next, halfWay);
					this.closed |= needsTransaction(this.assignment, next.plan());
				}
				notifyAll();
			}
		}
	}

	private boolean waited() {
		try {
			wait(PATIENCE.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.closed = true;
			return false;
		}
	}

	/** Steps of one table keep their order, and none overtakes what it may need. */
	private Optional<Task> begin() {
		Set<QualifiedName> before = new HashSet<>(this.busy);
		for (Iterator<Step> steps = this.open.iterator(); !this.alone && steps.hasNext();) {
			Step step = steps.next();
			if (this.takenBack.containsKey(Verification.key(step)) || waitsForKey(step)) {
				steps.remove();
				continue;
			}
			Set<QualifiedName> tables = tables(step.change());
			boolean beside = ofTable(step.change());
			if (beside ? Collections.disjoint(before, tables) : this.running == 0) {
				steps.remove();
				this.busy.addAll(tables);
				this.running++;
				this.alone = !beside;
				return Optional.of(new Task(step, tables, this.intent));
			}
			if (!beside) {
				break;
			}
			before.addAll(tables);
		}
		return Optional.empty();
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

	/** Note that a step is over. */
	synchronized void done(Task task, boolean planHolds) {
		this.busy.removeAll(task.tables());
		this.running--;
		this.alone = false;
		this.outdated |= !planHolds;
		notifyAll();
	}

	/** Tell whether a plan of now still has these statements. */
	static boolean stillHas(Step step, Intentions intentions) {
		return intentions.now().plan().online().stream().map(Agenda::sql).anyMatch(sql(step)::equals);
	}

	static List<String> sql(Step step) {
		return step.statements().stream().map(Statement::sql).toList();
	}

	/** Let nothing more begin. */
	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/** Let nothing more begin, because something failed; what goes on goes on. */
	synchronized void fail(RuntimeException ex) {
		if (this.failure == null) {
			this.failure = ex;
		}
		else {
			this.failure.addSuppressed(ex);
		}
		close();
	}

	/** Throw what failed first. */
	synchronized void check() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private static boolean ofTable(Change change) {
		return change instanceof Change.AddPart || change instanceof Change.ReplacePart
				|| change instanceof Change.ValidatePart || change instanceof Change.AlterColumn
				|| change instanceof Change.Fill;
	}

	private static Set<QualifiedName> tables(Change change) {
		Set<QualifiedName> tables = new HashSet<>();
		tables.add(change.name());
		referenced(change).ifPresent(tables::add);
		return tables;
	}

	private static Optional<QualifiedName> referenced(Change change) {
		if (change instanceof Change.AddPart add && add.part() instanceof ForeignKey key) {
			return Optional.of(key.referencedTable());
		}
		if (change instanceof Change.ReplacePart replace && replace.to() instanceof ForeignKey key) {
			return Optional.of(key.referencedTable());
		}
		return (change instanceof Change.ValidatePart validate && validate.part() instanceof ForeignKey key)
				? Optional.of(key.referencedTable()) : Optional.empty();
	}

	/**
	 * A step that is being done.
	 *
	 * @param step the step
	 * @param tables what nobody else may work on meanwhile
	 * @param intent where it comes from
	 */
	record Task(Step step, Set<QualifiedName> tables, Intent intent) {

	}

}
