package io.schemasync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Makes keys wait for the values of their columns, and foreign keys for the keys that
 * they point to. Takes the steps in the order of their execution.
 */
final class Prerequisites {

	private final Schema current;

	/** Columns that are not added. */
	private final Set<String> absent = new HashSet<>();

	/** Tables that are not created. */
	private final Set<QualifiedName> missing = new HashSet<>();

	/** Columns that cannot be made NOT NULL yet. */
	private final Set<String> nulls = new HashSet<>();

	/** What the steps for columns do already: a key, too, begins with NOT NULL. */
	private final Set<String> planned = new HashSet<>();

	/** Keys that this plan adds, by table and columns, and how. */
	private final Map<List<Object>, Step> keys = new HashMap<>();

	Prerequisites(Schema current) {
		this.current = current;
	}

	List<Step> apply(List<Step> steps) {
		steps.stream().filter((step) -> !step.decision().applies()).forEach(this::noteNulls);
		List<Step> applied = new ArrayList<>();
		for (Step step : steps) {
			Step result = (step.change() instanceof Change.AddPart add) ? judge(step, add) : judge(step);
			note(result);
			applied.add(result);
		}
		return applied;
	}

	private void noteNulls(Step step) {
		if (step.change() instanceof Change.AlterColumn alter && alter.aspects().contains(ColumnAspect.NULLABILITY)
				&& !alter.to().nullable()) {
			this.nulls.add(key(alter.table().name(), alter.to().name()));
		}
		if (step.change() instanceof Change.AddPart add && add.part() instanceof Column column) {
			this.absent.add(key(add.table().name(), column.name()));
		}
		if (step.change() instanceof Change.KeepInStep keep) {
			this.absent.add(key(keep.table().name(), keep.to().name()));
		}
		if (step.change() instanceof Change.Create create && create.object() instanceof Table) {
			this.missing.add(create.name());
		}
	}

	private void note(Step step) {
		if (step.change() instanceof Change.AlterColumn && step.decision().applies()) {
			step.statements().forEach((statement) -> this.planned.add(statement.sql()));
		}
		if (step.change() instanceof Change.AddPart add
				&& (add.part() instanceof PrimaryKey || add.part() instanceof UniqueConstraint)) {
			this.keys.put(key(add.table().name(), add.part().columns()), step);
		}
	}

	private static List<Object> key(QualifiedName table, Collection<String> columns) {
		return List.of(table, Set.copyOf(columns));
	}

	/** What is about a column that does not come cannot be done either. */
	private Step judge(Step step) {
		Column column = (step.change() instanceof Change.Fill fill) ? fill.column()
				: (step.change() instanceof Change.AlterColumn alter) ? alter.to() : null;
		return (column != null && this.absent.contains(key(step.change().name(), column.name())))
				? withhold(step, "It needs the column " + column.name() + ", which is withheld.") : step;
	}

	private Step judge(Step step, Change.AddPart add) {
		QualifiedName target = (add.part() instanceof ForeignKey key) ? key.referencedTable() : add.table().name();
		for (QualifiedName table : List.of(add.table().name(), target)) {
			if (this.missing.contains(table)) {
				return withhold(step, "It needs the table " + table + ", which is withheld.");
			}
		}
		Optional<String> absent = missing(this.absent, add);
		if (absent.isPresent() && !(add.part() instanceof Column)) {
			return withhold(step, "It needs the column " + absent.get() + ", which is withheld.");
		}
		if (add.part() instanceof PrimaryKey) {
			return missing(this.nulls, add)
				.map((column) -> withhold(step,
						"The rows of today have no value for " + column
								+ " yet. The key follows on a later start, once no null is left."))
				.orElseGet(() -> withoutPlanned(step));
		}
		return (add.part() instanceof ForeignKey key) ? judge(step, key) : step;
	}

	private static Optional<String> missing(Set<String> columns, Change.AddPart add) {
		return add.part()
			.columns()
			.stream()
			.filter((column) -> columns.contains(key(add.table().name(), column)))
			.findFirst();
	}

	private Step judge(Step step, ForeignKey key) {
		Step referenced = this.keys.get(key(key.referencedTable(), key.referencedColumns()));
		if (referenced == null || exists(key)) {
			return step;
		}
		if (!referenced.decision().applies()) {
			return withhold(step, "It points to a key of " + key.referencedTable()
					+ " that is missing and withheld. It follows on a later start, once that key is there.");
		}
		return (referenced.phase().compareTo(Phase.ONLINE) >= 0) ? online(step) : step;
	}

	private boolean exists(ForeignKey key) {
		Table table = this.current.tables().get(key.referencedTable());
		return table != null && Stream
			.concat(Stream.ofNullable(table.primaryKey()),
					table.uniqueConstraints().stream().filter(UniqueConstraint::valid))
			.map(TablePart::columns)
			.anyMatch((columns) -> Set.copyOf(columns).equals(Set.copyOf(key.referencedColumns())));
	}

	private Step withoutPlanned(Step step) {
		return with(step,
				step.statements().stream().filter((statement) -> !this.planned.contains(statement.sql())).toList(),
				step.decision());
	}

	private static Step withhold(Step step, String reason) {
		return step.decision().applies()
				? with(step, step.statements(), new Withhold(reason, Withhold.Kind.LATER_START)) : step;
	}

	/** What would be part of the transaction is short, but takes a strong lock. */
	private static Step online(Step step) {
		return with(step,
				step.statements()
					.stream()
					.map((statement) -> (statement.phase().compareTo(Phase.ONLINE) >= 0) ? statement
							: new Statement(statement.sql(), Phase.COMPLETION, statement.hazards(), statement.undo()))
					.toList(),
				step.decision());
	}

	private static Step with(Step step, List<Statement> statements, Decision decision) {
		return new Step(step.sign(), step.object(), step.summary(), step.origin(), step.change(), statements, decision,
				step.proof());
	}

	private static String key(QualifiedName table, String column) {
		return table + "." + column;
	}

}
