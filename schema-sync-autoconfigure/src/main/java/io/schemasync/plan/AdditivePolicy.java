package io.schemasync.plan;

import java.util.ArrayList;
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

	private final FillPolicy fills;

	private final Judgement judgement;

	AdditivePolicy(Dialect dialect, Catalog catalog, Evidence evidence, PlanSettings settings, ModelHistory history,
			Schema desired, List<Change> changes) {
		this.dialect = dialect;
		this.circumstances = new Circumstances(catalog.server(), evidence.tablesWithRows(), settings.grantee());
		this.tightening = new Tightening(settings, history, catalog.schema().tables().keySet(), changes);
		this.evidence = evidence;
		this.settings = settings;
		this.history = history;
		this.factory = new StepFactory(desired);
		this.desired = desired;
		this.existing = catalog.schema().tables().keySet();
		this.generatorRows = new GeneratorRows(desired, evidence);
		this.leftovers = new Leftovers(dialect, this.circumstances, desired);
		this.judgement = new Judgement(evidence, settings, history, this.tightening, this.circumstances);
		this.fills = new FillPolicy(dialect, this.circumstances, evidence, this.factory, changes);
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
		if (change instanceof Change.Fill fill) {
			return fill(fill);
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
		if (this.fills.fills(table, column)) {
			return toBeFilled(table, column);
		}
		boolean empty = !this.circumstances.rows(table.name()) || column.generated() != null || column.hasDefault()
				|| column.identity().generates();
		if (empty) {
			return List.of(step(new Change.AddPart(table, column)));
		}
		if (column.origin().primitive() && !this.fills.fails(table, column)) {
			return nullIntoPrimitive(table, column);
		}
		return column.nullable() ? List.of(step(new Change.AddPart(table, column)))
				: List.of(step(new Change.AddPart(table, column.withNullable(true))), notNullLater(table, column));
	}

	/**
	 * The default is for rows to come: those of today get what the expression says. A
	 * table that would be made anew for it would give it to all.
	 */
	private List<Step> toBeFilled(Table table, Column column) {
		Column bare = column.withNullable(true).withDefaultValue(null);
		Step added = step(new Change.AddPart(table, bare));
		return defaultsFirst(table, column) ? List.of(added, step(new Change.AlterColumn(table, bare,
				bare.withDefaultValue(column.defaultValue()), Set.of(ColumnAspect.DEFAULT)))) : List.of(added);
	}

	private boolean defaultsFirst(Table table, Column column) {
		Column bare = column.withNullable(true).withDefaultValue(null);
		Change.AlterColumn change = new Change.AlterColumn(table, bare, bare.withDefaultValue(column.defaultValue()),
				Set.of(ColumnAspect.DEFAULT));
		return column.hasDefault() && render(change).stream()
			.flatMap((statement) -> statement.hazards().stream())
			.noneMatch((hazard) -> hazard.code() == HazardCode.TABLE_REWRITE);
	}

	private List<Step> fill(Change.Fill fill) {
		List<Step> steps = new ArrayList<>(this.fills.steps(fill));
		Table table = fill.table();
		Column column = fill.column();
		if (table.column(column.name()).isEmpty() && this.fills.fills(table, column)) {
			Column before = column.withNullable(true).withDefaultValue(null);
			if (!column.hasDefault() || defaultsFirst(table, column)) {
				before = before.withDefaultValue(column.defaultValue());
			}
			else {
				steps.add(behindFill(new Change.AlterColumn(table, before,
						before.withDefaultValue(column.defaultValue()), Set.of(ColumnAspect.DEFAULT))));
				before = before.withDefaultValue(column.defaultValue());
			}
			if (!column.nullable()) {
				steps.add(step(new Change.AlterColumn(table, before, column, Set.of(ColumnAspect.NULLABILITY))));
			}
		}
		else if (table.column(column.name()).isEmpty() && column.origin().past().needed() && !column.nullable()) {
			// A successor without rows to fill
			Column bare = column.withDefaultValue(null);
			steps.add(step(
					new Change.AlterColumn(table, bare.withNullable(true), bare, Set.of(ColumnAspect.NULLABILITY))));
		}
		return steps;
	}

	private List<Step> nullIntoPrimitive(Table table, Column column) {
		String effect = "Rows of " + table.name() + " would hold null in " + column.name() + ", which the Java "
				+ "primitive " + column.origin().attribute() + " cannot. Give it a @ColumnDefault or a "
				+ "@Backfill, or use the wrapper type.";
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
		if (isBehindFill(change)) {
			return behindFill((Change.AlterColumn) change);
		}
		Step step = this.factory.step(change, statements, judge(change, statements));
		boolean asked = this.evidence.knows(change)
				|| this.tightening.tightens(change) && this.circumstances.rows(change.name());
		return asked ? step.with(this.evidence.proof(change)) : step;
	}

	private Step behindFill(Change.AlterColumn change) {
		return this.fills.behind(this.factory.step(change, render(change), Decision.APPLY),
				this.tightening.judge(change).orElse(Decision.APPLY));
	}

	/** What needs the values, or would put others in their place. */
	private boolean isBehindFill(Change change) {
		return change instanceof Change.AlterColumn alter && this.fills.fills(alter.table(), alter.to())
				&& (alter.aspects().contains(ColumnAspect.NULLABILITY) && !alter.to().nullable()
						|| alter.aspects().contains(ColumnAspect.DEFAULT) && !defaultsFirst(alter.table(), alter.to()));
	}

	private List<Statement> render(Change change) {
		return this.dialect.render(change, this.circumstances);
	}

	private Decision judge(Change change, List<Statement> statements) {
		return this.judgement.of(change, statements);
	}

}
