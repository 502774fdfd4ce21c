package io.schemasync.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Surroundings;
import io.schemasync.diff.Change;
import io.schemasync.diff.FormerName;
import io.schemasync.diff.SchemaDiff;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.Index;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes plans. Only reads; thread-safe.
 */
public final class Planner {

	/** Somebody asked for the count and waits for it. */
	private static final Duration COUNTING = Duration.ofSeconds(50);

	private final Dialect dialect;

	private final PlanSettings settings;

	private final Probing probing;

	private volatile @Nullable Differences last;

	/**
	 * Create a planner.
	 * @param dialect the dialect of the database
	 * @param settings what influences the plans
	 */
	public Planner(Dialect dialect, PlanSettings settings) {
		this(dialect, settings, Probing.asking());
	}

	/**
	 * Create a planner that need not ask the rows.
	 * @param dialect the dialect of the database
	 * @param settings what influences the plans
	 * @param probing whether it asks them
	 */
	public Planner(Dialect dialect, PlanSettings settings, Probing probing) {
		this.dialect = dialect;
		this.settings = settings;
		this.probing = probing;
	}

	/**
	 * Ask the rows of today whatever a plan must know about them: at most one round trip,
	 * and none where nothing differs.
	 * @param jdbc the connection
	 * @param catalog what the database holds
	 * @param alignment what it should hold
	 * @param history what the bookkeeping remembers
	 * @return the answers
	 */
	public Evidence gather(JdbcOperations jdbc, Catalog catalog, Alignment alignment, ModelHistory history) {
		List<Change> wanted = wanted(catalog, alignment, history);
		Renaming renaming = differences(catalog, alignment.desired(), history).renaming();
		Set<QualifiedName> tables = questions(renaming.catalog(), wanted, alignment.desired());
		boolean labels = wanted.stream().anyMatch(Change.Replace.class::isInstance);
		if (tables.isEmpty() && !labels) {
			return Evidence.NONE;
		}
		Set<QualifiedName> names = renaming.formerNames(tables);
		return this.probing.asks() ? ask(jdbc, renaming, names, wanted) : remember(jdbc, renaming, names);
	}

	private Evidence ask(JdbcOperations jdbc, Renaming renaming, Set<QualifiedName> tables, List<Change> wanted) {
		boolean counts = this.settings.counts();
		Evidence evidence = renaming
			.evidence(
					this.dialect.gather(jdbc, tables,
							new Questions(wanted.stream().filter(renaming::canBeAsked).map(renaming::former).toList(),
									renaming.today(), counts),
							counts ? COUNTING : this.settings.probeTimeout()),
					wanted);
		this.probing.memory().keep(evidence.proofs());
		return evidence;
	}

	private Evidence remember(JdbcOperations jdbc, Renaming renaming, Set<QualifiedName> tables) {
		Evidence evidence = renaming.evidence(this.dialect.gather(jdbc, tables,
				new Questions(List.of(), renaming.today(), false), this.settings.probeTimeout()), List.of());
		return new Evidence(evidence.tablesWithRows(), evidence.single(), evidence.bytes(),
				this.probing.memory().proofs());
	}

	private static Set<QualifiedName> questions(Catalog catalog, List<Change> wanted, Schema desired) {
		return wanted.stream()
			.flatMap((change) -> tables(change, desired))
			.filter(catalog.schema().tables()::containsKey)
			.collect(Collectors.toSet());
	}

	private static Stream<QualifiedName> tables(Change change, Schema desired) {
		if (change instanceof Change.Create create && create.object() instanceof Sequence sequence) {
			return sequence.feeds().stream().map(Feed::table);
		}
		if (change instanceof Change.Create create && create.object() instanceof AuxiliaryObject object) {
			return object.makes().values().stream();
		}
		Table table = desired.tables().get(change.name());
		List<InitialRow> rows = (table != null) ? table.initialRows() : List.of();
		return Stream.concat(Stream.of(change.name()),
				rows.stream().flatMap((row) -> row.feeds().stream()).map(Feed::table));
	}

	private List<Change> wanted(Catalog catalog, Alignment alignment, ModelHistory history) {
		return differences(catalog, alignment.desired(), history).changes()
			.stream()
			.filter((change) -> !(change instanceof Change.Drop || change instanceof Change.DropPart))
			.toList();
	}

	/**
	 * Plan to add and widen.
	 * @param today what the database holds
	 * @param alignment what it should hold
	 * @param evidence the answers of {@link #gather}
	 * @param before what the bookkeeping remembers
	 * @return the plan
	 */
	public Plan additive(Catalog today, Alignment alignment, Evidence evidence, ModelHistory before) {
		Schema desired = alignment.desired();
		Renaming renaming = differences(today, desired, before).renaming();
		List<Change> changes = differences(today, desired, before).changes();
		Catalog catalog = renaming.catalog();
		ModelHistory history = renaming.history(before);
		Circumstances circumstances = new Circumstances(catalog.server(), evidence.tablesWithRows(),
				this.settings.grantee());
		AdditivePolicy policy = new AdditivePolicy(this.dialect, catalog, evidence, this.settings, history, desired,
				changes);
		UnmappedFinder unmapped = new UnmappedFinder(this.dialect, circumstances, this.settings, history);
		List<Step> steps = new ArrayList<>();
		for (Change change : changes) {
			steps.addAll(policy.steps(change));
		}
		Leftovers leftovers = new Leftovers(this.dialect, circumstances, desired);
		RenameEffects renames = new RenameEffects(today.schema(), desired, before.olderModel());
		List<Step> possible = together(new Prerequisites(catalog.schema()).apply(renames.apply(steps)), circumstances);
		List<Table> mapped = mapped(catalog, desired).stream().filter((table) -> !renames.withholds(table)).toList();
		return new PlanBuilder(catalog.server(), desired).matched(changes)
			.steps(history.olderModel() ? possible : leftovers.removedAfter(possible, mapped))
			.unmapped(unmapped.find(unclaimed(changes, leftovers.takenUp(possible)), relaxed(steps), desired,
					catalog.schema()))
			.unverified(alignment.unverified())
			.notes(notes(evidence))
			.build();
	}

	/** Only now is it known which steps will be made. */
	private List<Step> together(List<Step> steps, Circumstances circumstances) {
		List<Step> applied = steps.stream().filter((step) -> step.decision().applies()).toList();
		List<List<Statement>> statements = this.dialect.together(applied.stream().map(Step::change).toList(),
				applied.stream().map(Step::statements).toList(), circumstances);
		Iterator<List<Statement>> next = statements.iterator();
		return steps.stream().map((step) -> step.decision().applies() ? step.with(next.next()) : step).toList();
	}

	private List<String> notes(Evidence evidence) {
		Instant at = this.probing.memory().at();
		return (this.probing.asks() || at == null || evidence.proofs().isEmpty()) ? List.of()
				: List.of("The rows were asked about stricter rules at " + at.truncatedTo(ChronoUnit.SECONDS) + ".");
	}

	/** Leave out the rests of indexes that a step builds anew or goes on with. */
	private static List<Change> unclaimed(List<Change> changes, Set<List<Object>> takenUp) {
		return changes.stream()
			.filter((change) -> !(change instanceof Change.DropPart drop
					&& (drop.part() instanceof Index || drop.part() instanceof UniqueConstraint)
					&& takenUp.contains(Leftovers.key(change.name(), String.valueOf(drop.part().name())))))
			.toList();
	}

	private List<Table> mapped(Catalog catalog, Schema desired) {
		NamePatterns excluded = new NamePatterns(this.settings.exclude());
		return catalog.schema()
			.tables()
			.values()
			.stream()
			.filter((table) -> desired.tables().containsKey(table.name()) && !excluded.match(table.name()))
			.toList();
	}

	/** Name the columns that may be null from now on. */
	private static Set<String> relaxed(List<Step> steps) {
		return steps.stream()
			.filter((step) -> step.decision().applies() && step.change() instanceof Change.AlterColumn alter
					&& alter.to().nullable())
			.map(Step::object)
			.collect(Collectors.toSet());
	}

	/** Both the questions to the rows and the plan come from them. */
	private Differences differences(Catalog catalog, Schema desired, ModelHistory history) {
		Differences known = this.last;
		if (known == null || !known.areBetween(catalog, desired, history)) {
			known = Differences.between(catalog, desired, history, this.settings, this.dialect);
			this.last = known;
		}
		return known;
	}

	/**
	 * Tell whether the managed part of a database is just what it should be, so that
	 * there is no reason to make it anew.
	 * @param catalog what the database holds
	 * @param alignment what it should hold
	 * @param managed what may be dropped
	 * @return whether nothing differs
	 */
	public boolean matches(Catalog catalog, Alignment alignment, ManagedObjects managed) {
		Schema today = new ManagedPart(managed).of(catalog.schema());
		return SchemaDiff.between(today, alignment.desired()).stream().allMatch(new MadeBySql(alignment.desired()));
	}

	/**
	 * Plan to drop what is managed and create the desired schema.
	 * @param catalog what the database holds
	 * @param desired what it should hold
	 * @param managed what may be dropped
	 * @param surroundings what hangs on it
	 * @return the plan
	 */
	public Plan recreate(Catalog catalog, Schema desired, ManagedObjects managed, Surroundings surroundings) {
		ManagedPart part = new ManagedPart(managed);
		List<Change> creations = new ArrayList<>(SchemaDiff.between(part.without(catalog.schema()), desired));
		creations.removeIf((change) -> change instanceof Change.Drop || change instanceof Change.DropPart);
		Set<QualifiedName> formerNames = FormerName.in(catalog.schema()).keySet();
		surroundings.views()
			.stream()
			.filter((view) -> !formerNames.contains(view.name()))
			.forEach((view) -> creations.add(new Change.Create(view)));
		RecreatePolicy policy = new RecreatePolicy(this.dialect,
				new Circumstances(catalog.server(), Set.of(), this.settings.grantee()), desired, surroundings);
		List<Step> steps = new ArrayList<>();
		Stream.of(part.drops(catalog.schema(), surroundings), creations)
			.flatMap((changes) -> changes.stream().sorted(Differences.ORDER))
			.map(policy::step)
			.forEach(steps::add);
		return new PlanBuilder(catalog.server(), desired).steps(steps)
			.notes(ManagedPart.notes(surroundings, formerNames, this.dialect.hasTransactionalDdl()))
			.build();
	}

}
