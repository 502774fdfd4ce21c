package io.schemasync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.diff.FormerName;
import io.schemasync.plan.PlanSettings.Renames;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/**
 * What was renamed between a database and a model, and the database as it will be when
 * the names are those of the model: everything else is compared with that.
 */
public final class Renaming {

	private final Catalog today;

	private final Catalog renamed;

	private final List<Change> changes;

	private final Respelling forth;

	private final Respelling back;

	private Renaming(Catalog today, Catalog renamed, List<Change> changes, Respelling forth) {
		this.today = today;
		this.renamed = renamed;
		this.changes = changes;
		this.forth = forth;
		this.back = forth.inverse();
	}

	/**
	 * Find what was renamed.
	 * @param catalog what the database holds
	 * @param desired what it should hold
	 * @param settings what influences the plan
	 * @param dialect the dialect of the database
	 * @return the names that differ, mostly none
	 */
	public static Renaming between(Catalog catalog, Schema desired, PlanSettings settings, Dialect dialect) {
		boolean expands = settings.renames() == Renames.EXPAND && dialect.keepsInStep();
		Successors successors = new Successors(catalog.schema(), desired, settings, expands);
		if (dialect.renamesSequences()) {
			successors.findSequences();
		}
		Respelling forth = new Respelling(dialect, successors.tables(), successors.columns());
		if (successors.isEmpty()) {
			return new Renaming(catalog, catalog, List.of(), forth);
		}
		Catalog renamed = renamed(catalog, successors, forth);
		return new Renaming(catalog, renamed, changes(catalog.schema(), successors, forth), forth);
	}

	private static Catalog renamed(Catalog catalog, Successors successors, Respelling forth) {
		Schema today = catalog.schema();
		List<Table> tables = today.tables()
			.values()
			.stream()
			.map((table) -> successors.bridges() && successors.tables().containsKey(table.name())
					? bridged(forth.table(table), table.name()) : forth.table(table))
			.toList();
		Schema schema = Schema.of(today.namespaces(), tables,
				today.sequences().values().stream().map(successors::renamed).toList(), today.enumTypes().values(),
				today.compositeTypes().values(), today.views().values(), today.auxiliaryObjects());
		Map<QualifiedName, QualifiedName> attachments = new HashMap<>();
		catalog.attachments().forEach((name, table) -> attachments.put(name, forth.name(table)));
		return new Catalog(catalog.server(), schema, catalog.types(), catalog.routines(), attachments,
				catalog.columnSequences());
	}

	/** The view keeps the types of its columns as they are. */
	private static Table bridged(Table table, QualifiedName view) {
		Map<String, List<String>> dependents = new HashMap<>();
		for (Column column : table.columns()) {
			List<String> all = new ArrayList<>(table.facts().dependents(column.name()));
			all.add("view " + view);
			dependents.put(column.name(), all);
		}
		return table.toBuilder().facts(table.facts().withDependents(dependents)).build();
	}

	private static List<Change> changes(Schema today, Successors successors, Respelling forth) {
		List<Change> changes = new ArrayList<>();
		today.tables().values().forEach((table) -> {
			QualifiedName to = successors.tables().get(table.name());
			if (to != null) {
				changes.add(new Change.Rename(table, table.toBuilder().name(to).build(), successors.bridges()));
			}
			Map<String, String> names = successors.columns().getOrDefault(table.name(), Map.of());
			table.columns()
				.stream()
				.filter((column) -> names.containsKey(column.name()))
				.map((column) -> new Change.RenamePart(forth.table(table), column, forth.column(table.name(), column)))
				.forEach(changes::add);
		});
		today.sequences().values().forEach((sequence) -> {
			if (successors.sequences().containsKey(sequence.name())) {
				changes.add(new Change.Rename(sequence, successors.renamed(sequence), false));
			}
		});
		return changes;
	}

	/**
	 * Return what the database will hold under the names of the model.
	 * @return the catalog in which everything that was renamed has its new name
	 */
	public Catalog catalog() {
		return this.renamed;
	}

	/**
	 * What an older version of the application calls by a former name is referred to by
	 * its new one.
	 */
	Schema resolved(Schema desired) {
		Map<QualifiedName, QualifiedName> successors = new HashMap<>();
		FormerName.in(this.renamed.schema()).forEach((name, table) -> successors.put(name, table.name()));
		return successors.isEmpty() ? desired
				: desired.withTables(desired.tables()
					.values()
					.stream()
					.map((table) -> table.toBuilder()
						.foreignKeys(table.foreignKeys()
							.stream()
							.map((key) -> key.to(successors.getOrDefault(key.referencedTable(), key.referencedTable())))
							.toList())
						.build())
					.toList());
	}

	/**
	 * Tell whether there is nothing.
	 * @return whether all names are as before
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	List<Change> changes() {
		return this.changes;
	}

	Set<QualifiedName> formerNames(Collection<QualifiedName> tables) {
		return tables.stream().map(this.back::name).collect(Collectors.toSet());
	}

	/** Word a change for the database of today. */
	Change former(Change change) {
		if (change instanceof Change.AddPart add) {
			return new Change.AddPart(this.back.table(add.table()), this.back.part(add.name(), add.part()));
		}
		if (change instanceof Change.ValidatePart validate) {
			return new Change.ValidatePart(this.back.table(validate.table()),
					this.back.part(validate.name(), validate.part()));
		}
		if (change instanceof Change.ReplacePart replace) {
			return new Change.ReplacePart(this.back.table(replace.table()),
					this.back.part(replace.name(), replace.from()), this.back.part(replace.name(), replace.to()));
		}
		return (change instanceof Change.AlterColumn alter)
				? new Change.AlterColumn(this.back.table(alter.table()), this.back.column(alter.name(), alter.from()),
						this.back.column(alter.name(), alter.to()), alter.aspects())
				: change;
	}

	/** The expression of a backfill speaks of names that are not given yet. */
	boolean canBeAsked(Change change) {
		return !(change instanceof Change.Fill fill) || this.today.schema().tables().get(fill.name()) == fill.table();
	}

	Schema today() {
		return this.today.schema();
	}

	/** Word what the rows of today said for the names of the model. */
	Evidence evidence(Evidence evidence, List<Change> wanted) {
		if (isEmpty()) {
			return evidence;
		}
		UnaryOperator<Set<QualifiedName>> names = (
				tables) -> tables.stream().map(this.forth::name).collect(Collectors.toSet());
		Map<QualifiedName, Long> bytes = new HashMap<>();
		evidence.bytes().forEach((name, size) -> bytes.put(this.forth.name(name), size));
		Map<Object, Proof> proofs = new HashMap<>();
		wanted.stream().flatMap(Renaming::rules).forEach((change) -> {
			Proof proof = evidence.proofs().get(Evidence.key(former(change)));
			if (proof != null) {
				proofs.put(Evidence.key(change), proof);
			}
		});
		return new Evidence(names.apply(evidence.tablesWithRows()), names.apply(evidence.single()), bytes, proofs);
	}

	/** A change may bring several, and the rows are asked about each. */
	private static Stream<Change> rules(Change change) {
		if (change instanceof Change.AlterColumn alter) {
			return Stream.concat(Stream.of(alter), alter.aspects()
				.stream()
				.map((aspect) -> new Change.AlterColumn(alter.table(), alter.from(), alter.to(), Set.of(aspect))));
		}
		if (change instanceof Change.AddPart add && add.part() instanceof Column column) {
			return Stream.of(add, new Change.AlterColumn(add.table(), column.withNullable(true), column,
					Set.of(ColumnAspect.NULLABILITY)));
		}
		return Stream.of(change);
	}

	/** Follow the columns that earlier models mapped. */
	ModelHistory history(ModelHistory history) {
		if (isEmpty()) {
			return history;
		}
		Map<QualifiedName, Set<String>> columns = new HashMap<>(history.formerColumns());
		history.formerColumns().forEach((table, names) -> {
			Set<String> all = new HashSet<>(names);
			all.addAll(this.forth.names(table, names));
			columns.merge(this.forth.name(table), all, (one, other) -> {
				Set<String> both = new HashSet<>(one);
				both.addAll(other);
				return both;
			});
		});
		return new ModelHistory(history.olderModel(), history.otherModel(), history.present(), columns,
				history.filled(), history.fresh(), history.absences());
	}

}
