package io.schemasync.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;

/**
 * Decides what {@code additive} does about a change: adds and widens, and withholds
 * whatever could lose data, stop traffic or break a replica that runs another version.
 */
final class AdditivePolicy {

	private static final Withhold CREATION_ONLY = new Withhold(
			"The schema could not be changed (the log says why), and schemasync.on-failure=continue only creates what is "
					+ "missing altogether. The next start that succeeds does this too.",
			Withhold.Kind.LATER_START);

	private final Dialect dialect;

	private final Circumstances circumstances;

	private final Evidence evidence;

	private final PlanSettings settings;

	private final ModelHistory history;

	private final Tightening tightening;

	private final StepFactory factory;

	private final Schema desired;

	private final Set<QualifiedName> existing;

	private final Leftovers leftovers;

	private final GeneratorRows generatorRows;

	AdditivePolicy(Dialect dialect, Catalog catalog, Evidence evidence, PlanSettings settings, ModelHistory history,
			Schema desired) {
		this.dialect = dialect;
		this.circumstances = new Circumstances(catalog.server(), evidence.tablesWithRows(), settings.grantee());
		this.tightening = new Tightening(settings, history, catalog.schema().tables().keySet());
		this.evidence = evidence;
		this.settings = settings;
		this.history = history;
		this.factory = new StepFactory(desired);
		this.desired = desired;
		this.existing = catalog.schema().tables().keySet();
		this.generatorRows = new GeneratorRows(desired, evidence);
		this.leftovers = new Leftovers(dialect, this.circumstances, desired);
	}

	List<Step> steps(Change change) {
		if (change instanceof Change.Drop) {
			return List.of();
		}
		if (change instanceof Change.DropPart drop) {
			return (drop.part() instanceof Column column) ? relax(drop.table(), column) : List.of();
		}
		if (this.settings.createOnly() && !creates(change)) {
			return silent(change) ? List.of() : List.of(this.factory.step(change, render(change), CREATION_ONLY));
		}
		if (change instanceof Change.AlterColumn alter) {
			return new AspectSplit(alter).steps(this::step);
		}
		if (change instanceof Change.ReplacePart replace) {
			return replace(replace);
		}
		if (change instanceof Change.AddPart add && add.part() instanceof Column column) {
			return this.generatorRows.known(add.table(), column)
				.map((known) -> List.of(step(new Change.AddPart(known, column))))
				.orElseGet(() -> column(add.table(), column));
		}
		return silent(change) ? List.of() : List.of(step(change));
	}

	private boolean creates(Change change) {
		return change instanceof Change.Create || change instanceof Change.CreateNamespace
				|| change instanceof Change.AddPart add && !this.existing.contains(add.name())
						&& !(add.part() instanceof ForeignKey);
	}

	private static boolean silent(Change change) {
		return change instanceof Change.Comment comment && comment.to().comment() == null;
	}

	private List<Step> replace(Change.ReplacePart change) {
		CheckConstraint union = new AllowedValues(this.dialect).union(change).orElse(null);
		if (union == null || !this.circumstances.rows(change.name())) {
			Step step = step(change);
			return (step.decision().applies() || this.history.olderModel()) ? List.of(step)
					: Stream.concat(settled(change).stream(), Stream.of(step)).toList();
		}
		return List.of(step(new Change.ReplacePart(change.table(), change.from(), union)),
				step(new Change.ReplacePart(change.table(), union, change.to())));
	}

	/**
	 * What a run before has begun must not stay as it is while its successor waits: a
	 * wider list of values was not yet checked on the rows of today, or a unique index
	 * that could not be built is in force all the same.
	 */
	private Optional<Step> settled(Change.ReplacePart change) {
		if (change.from() instanceof CheckConstraint check && check.values() != null && !check.validated()) {
			return Optional.of(step(new Change.ValidatePart(change.table(), check)));
		}
		boolean unusable = change.from() instanceof UniqueConstraint unique && !unique.valid()
				|| change.from() instanceof Index index && !index.valid();
		return unusable ? Optional.of(this.leftovers.removal(new Change.DropPart(change.table(), change.from())))
				: Optional.empty();
	}

	/** An unmapped column that every insert of this version would fail on. */
	private List<Step> relax(Table table, Column column) {
		boolean ours = this.settings.relaxUnmapped() || this.history.mapped(table.name(), column.name());
		boolean key = table.facts().keptNotNull().contains(column.name())
				|| table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
		if (column.fillsItself() || key || !ours || this.history.olderModel() || onlyRead(table)) {
			return List.of();
		}
		return List.of(step(
				new Change.AlterColumn(table, column, column.withNullable(true), Set.of(ColumnAspect.NULLABILITY))));
	}

	private boolean onlyRead(Table table) {
		Table mapped = this.desired.tables().get(table.name());
		return mapped != null && mapped.origin().readOnly();
	}

	/**
	 * Rows of today have no value yet, so the column comes nullable and the rule follows.
	 */
	private List<Step> column(Table table, Column column) {
		boolean empty = !this.circumstances.rows(table.name()) || column.generated() != null || column.hasDefault()
				|| column.identity().generates();
		if (empty) {
			return List.of(step(new Change.AddPart(table, column)));
		}
		if (column.origin().primitive()) {
			return nullIntoPrimitive(table, column);
		}
		return column.nullable() ? List.of(step(new Change.AddPart(table, column)))
				: List.of(step(new Change.AddPart(table, column.withNullable(true))), notNullLater(table, column));
	}

	private List<Step> nullIntoPrimitive(Table table, Column column) {
		String effect = "Rows of " + table.name() + " would hold null in " + column.name() + ", which the Java "
				+ "primitive " + column.origin().attribute() + " cannot. Give it a @ColumnDefault, or use the wrapper "
				+ "type.";
		Hazard hazard = new Hazard(HazardCode.NULL_INTO_PRIMITIVE, effect, table.facts());
		Change.AddPart change = new Change.AddPart(table, column.withNullable(true));
		List<Statement> rendered = render(change);
		List<Statement> statements = rendered.stream()
			.map((statement) -> new Statement(statement.sql(), statement.phase(), with(hazard, statement.hazards())))
			.toList();
		Decision decision = this.settings.failOnNullIntoPrimitive()
				? new Withhold(effect + " (schemasync.additive.on-null-into-primitive=warn adds it all the same.)",
						Withhold.Kind.FATAL)
				: judge(change, rendered);
		Step step = this.factory.step(change, statements, decision);
		return column.nullable() ? List.of(step) : List.of(step, notNullLater(table, column));
	}

	/** That there are nulls is not all: says the same and more. */
	private static List<Hazard> with(Hazard hazard, List<Hazard> others) {
		return Stream.concat(Stream.of(hazard), others.stream().filter((it) -> it.code() != HazardCode.WAITS_FOR_DATA))
			.toList();
	}

	private Step notNullLater(Table table, Column column) {
		Change.AlterColumn change = new Change.AlterColumn(table, column.withNullable(true), column,
				Set.of(ColumnAspect.NULLABILITY));
		Proof proof = this.evidence.proof(change);
		String howMany = proof.howMany().isEmpty() ? "The rows of today" : "The " + Reasons.words(proof) + " of today";
		return this.factory
			.step(change, render(change),
					new Withhold(
							howMany + (proof.howMany().equals("1") ? " has" : " have")
									+ " no value for it yet. NOT NULL follows on a later start, once no null is left.",
							Withhold.Kind.LATER_START))
			.with(proof);
	}

	private Step step(Change change) {
		List<Statement> statements = render(change);
		Step step = this.factory.step(change, statements, judge(change, statements));
		boolean asked = this.evidence.knows(change)
				|| this.tightening.tightens(change) && this.circumstances.rows(change.name());
		return asked ? step.with(this.evidence.proof(change)) : step;
	}

	private List<Statement> render(Change change) {
		return this.dialect.render(change, this.circumstances);
	}

	private Decision judge(Change change, List<Statement> statements) {
		boolean adds = change instanceof Change.Create || change instanceof Change.CreateNamespace
				|| change instanceof Change.AddPart || change instanceof Change.AddEnumLabel;
		if (this.history.olderModel() && !adds) {
			return new Withhold(
					"A newer model of this application has been here since (OLDER_MODEL): this start only adds.",
					Withhold.Kind.PERSON);
		}
		Optional<Decision> renames = RenameEffects.judge(change, this.settings);
		if (renames.isPresent()) {
			return renames.get();
		}
		for (Hazard hazard : statements.stream().flatMap((statement) -> statement.hazards().stream()).toList()) {
			if (!acceptable(hazard, change)) {
				return new Withhold(
						hazard.effect() + Reasons.setting(hazard.code())
								+ Reasons.rows(this.evidence.proof(change), hazard.code()),
						isFatal(hazard.code()) ? Withhold.Kind.FATAL : Withhold.Kind.PERSON);
			}
		}
		Proof proof = this.evidence.proof(change);
		if (proof.state() == Proof.State.DISPROVED && this.circumstances.rows(change.name())) {
			return new Withhold("Rows of today break this rule, for example the one with the key (" + proof.offender()
					+ ") in " + change.name()
					+ (proof.howMany().isEmpty() ? "" : " (" + Reasons.words(proof) + " in all)")
					+ ". Mend them; the rule follows on a later start.", Withhold.Kind.LATER_START);
		}
		return this.tightening.judge(change).orElse(Decision.APPLY);
	}

	private boolean isFatal(HazardCode code) {
		return code == HazardCode.SEQUENCE_INCREMENT && !this.settings.otherIncrement();
	}

	private boolean acceptable(Hazard hazard, Change change) {
		if (hazard.code() == HazardCode.CACHED_PLAN) {
			return this.settings.widen();
		}
		if (hazard.code() == HazardCode.REPLICATED) {
			return this.settings.replicated();
		}
		return switch (hazard.code().gravity()) {
			case NOTE -> true;
			case BLOCKS ->
				this.evidence.bytes().getOrDefault(change.name(), Long.MAX_VALUE) <= this.settings.rewriteLimit();
			case UNLESS_PROVED -> this.evidence.proof(change).state() == Proof.State.PROVED;
			case NEVER -> false;
		};
	}

}
