package io.schemasync.boot;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Finding;
import io.schemasync.execute.HistoryEntry;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.PlanChangedException;
import io.schemasync.execute.RunningStatement;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit with its engine and what is known about it. Safe for use by several
 * threads.
 */
public final class SyncedUnit {

	private final PersistenceUnit unit;

	private final EnvironmentChoice choice;

	private final Mode mode;

	private final SchemaSync viewer;

	private final List<SchemaSync> engines = new CopyOnWriteArrayList<>();

	private volatile @Nullable RunningStatement progress;

	private volatile LastRun lastRun = LastRun.NONE;

	private final SchemaSync counter;

	private final PlanApplier applier;

	SyncedUnit(PersistenceUnit unit, EnvironmentChoice choice, Mode mode, SchemaSync viewer, SchemaSync counter,
			PlanApplier applier) {
		this.counter = counter;
		this.applier = applier;
		this.unit = unit;
		this.choice = choice;
		this.mode = mode;
		this.viewer = viewer;
	}

	/**
	 * Return the bean name of the entity manager factory.
	 * @return the name
	 */
	public String name() {
		return this.unit.name();
	}

	/**
	 * Return the environment's name.
	 * @return the name, empty when unset
	 */
	public String environment() {
		return this.choice.name();
	}

	/**
	 * Return the strategy as the properties spell it.
	 * @return the strategy
	 */
	public String strategy() {
		return this.choice.strategy().name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the mode as the properties spell it.
	 * @return the mode
	 */
	public String mode() {
		return this.mode.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return what kind of database it is.
	 * @return product and version as the driver says
	 */
	public DatabaseFacts database() {
		return new DatabaseFacts(this.unit.database().product(), this.unit.database().version(),
				this.unit.database().url(), this.unit.database().currentSchema());
	}

	/**
	 * Return what the last run did.
	 * @return the run, {@link LastRun#NONE} before the first
	 */
	public LastRun lastRun() {
		return this.lastRun;
	}

	/**
	 * Compute what there is to do now, ask the rows whether they break stricter rules,
	 * and count those that do. Only reads, but that may take a minute.
	 * @return the plan
	 */
	public Plan planWithCounts() {
		return this.counter.plan();
	}

	/**
	 * Compute what there is to do now, by what the rows said the last time. Only reads.
	 * @return the plan
	 */
	public Plan plan() {
		return this.viewer.plan();
	}

	/**
	 * Find what the database holds and no entity maps, since when, whether it is still
	 * used, and what would remove it. Only reads.
	 * @return what could go
	 */
	public Contraction contraction() {
		return this.viewer.contraction();
	}

	/**
	 * Carry out one plan, whatever the mode, and nothing that came up since it was made.
	 * @param planId the id of the plan that was looked at
	 * @return how it ended
	 * @throws PlanChangedException if there is something else to do now
	 * @throws SchemaSyncException if it could not be done, or another run is under way
	 */
	public Outcome apply(String planId) {
		return this.applier.apply(this, planId);
	}

	/**
	 * Check connection, rights and bookkeeping. Only reads.
	 * @return what was checked
	 */
	public List<Finding> examine() {
		return this.viewer.examine();
	}

	/**
	 * Read which statements ran so far.
	 * @param limit how many at most
	 * @return the statements, the newest first
	 */
	public List<HistoryEntry> history(int limit) {
		return this.viewer.history(limit);
	}

	/**
	 * Return what a person should correct about the environment's name.
	 * @return the warning, {@code null} when all is well
	 */
	public @Nullable String environmentWarning() {
		return this.choice.warning();
	}

	/**
	 * Return the statement that takes its time just now.
	 * @return the statement, {@code null} if there is none
	 */
	public @Nullable RunningStatement progress() {
		return this.lastRun.running() ? this.progress : null;
	}

	void progress(@Nullable RunningStatement statement) {
		this.progress = statement;
	}

	void stopLater(SchemaSync engine) {
		this.engines.add(engine);
	}

	/** Stop whatever goes on in the background. */
	void stop() {
		for (SchemaSync engine : this.engines) {
			engine.close();
		}
		this.engines.clear();
		this.applier.stop();
	}

	/**
	 * Begin a run unless one is going on.
	 * @return what the run before it did, {@code null} if this one must not begin
	 */
	synchronized @Nullable LastRun begin(LastRun run) {
		LastRun before = this.lastRun;
		if (before.running()) {
			return null;
		}
		this.lastRun = run;
		return before;
	}

	/**
	 * Keep what became of a run, unless another one is going on.
	 * @param before what was kept of it so far
	 * @param run what it did
	 */
	synchronized void record(LastRun before, LastRun run) {
		if (this.lastRun == before || !this.lastRun.running()) {
			this.lastRun = run;
		}
	}

	/**
	 * Facts about a database that may be shown to people.
	 *
	 * @param product name of the product
	 * @param version its version
	 * @param url the JDBC URL without credentials
	 * @param currentSchema the schema that unqualified names mean
	 */
	public record DatabaseFacts(String product, String version, String url, @Nullable String currentSchema) {
	}

}
