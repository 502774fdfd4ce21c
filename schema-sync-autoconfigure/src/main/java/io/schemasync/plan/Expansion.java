package io.schemasync.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Spelling;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.diff.Predecessors;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.InStep;
import io.schemasync.schema.Index;
import io.schemasync.schema.Past;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Sees that a column which is missing is the successor of one that the entities no longer
 * map, and what has to wait as long as both are kept in step.
 */
public final class Expansion {

	private final Schema desired;

	/** Columns that get a successor, by table and name, and its name. */
	private final Map<List<Object>, String> former = new HashMap<>();

	Expansion(Schema desired) {
		this.desired = desired;
	}

	/**
	 * Say of each successor that the rows of today get their values from the former
	 * column, unless the application says how, and that it cannot start without them.
	 * @param desired the normalised desired schema
	 * @param current what is
	 * @param spelling the dialect
	 * @return the desired schema, the same if nothing was renamed
	 */
	public static Schema filled(Schema desired, Schema current, Spelling spelling) {
		List<Table> tables = new ArrayList<>();
		boolean changed = false;
		for (Table table : desired.tables().values()) {
			Table today = current.tables().get(table.name());
			Table filled = (today != null && today.kind().alterable()) ? filled(table, today, spelling) : table;
			changed |= filled != table;
			tables.add(filled);
		}
		return changed ? desired.withTables(tables) : desired;
	}

	private static Table filled(Table table, Table today, Spelling spelling) {
		if (table.columns().stream().allMatch((column) -> column.origin().past().formerNames().isEmpty())) {
			return table;
		}
		return table.toBuilder()
			.columns(table.columns().stream().map((column) -> filled(column, today, table, spelling)).toList())
			.build();
	}

	private static Column filled(Column column, Table today, Table table, Spelling spelling) {
		Column former = Predecessors.of(column, today, table).orElse(null);
		boolean inStep = former != null && (today.column(column.name()).isEmpty()
				|| today.facts().keepsInStep(new InStep(former.name(), column.name())));
		if (former == null || !inStep) {
			return column;
		}
		Past past = column.origin().past();
		String value = (past.backfill() != null) ? past.backfill() : spelling.converted(former, column).orElse(null);
		return (value != null) ? column.withOrigin(column.origin().withPast(past.neededAs(value))) : column;
	}

	List<Change> apply(List<Change> changes) {
		List<Change> applied = new ArrayList<>(changes.size());
		for (Change change : changes) {
			successor(change).ifPresentOrElse(applied::add, () -> waiting(change).ifPresent(applied::add));
		}
		if (!this.former.isEmpty()) {
			applied.removeIf((change) -> change instanceof Change.DropPart drop && drop.part() instanceof Column column
					&& this.former.containsKey(List.of(drop.name(), column.name())));
		}
		applied.replaceAll(this::besideFormer);
		return applied;
	}

	private Optional<Change> successor(Change change) {
		if (!(change instanceof Change.AddPart add && add.part() instanceof Column column)
				|| column.origin().past().formerNames().isEmpty()) {
			return Optional.empty();
		}
		Table wanted = this.desired.tables().get(add.name());
		if (wanted == null) {
			return Optional.empty();
		}
		return Predecessors.of(column, add.table(), wanted)
			.filter((predecessor) -> this.former.putIfAbsent(List.of(add.name(), predecessor.name()),
					column.name()) == null)
			.map((predecessor) -> new Change.KeepInStep(add.table(), predecessor, column));
	}

	/**
	 * A rule or index of the same name goes on for the former column, and cannot share
	 * it.
	 */
	private Change besideFormer(Change change) {
		if (!(change instanceof Change.ReplacePart replace)) {
			return change;
		}
		List<String> columns = replace.from()
			.columns()
			.stream()
			.map((column) -> successor(replace.table(), column))
			.toList();
		boolean follows = !columns.equals(replace.from().columns()) && columns.equals(replace.to().columns());
		TablePart unnamed = follows ? unnamed(replace.to()) : null;
		return (unnamed != null) ? new Change.AddPart(replace.table(), unnamed) : change;
	}

	private static @Nullable TablePart unnamed(TablePart part) {
		if (part instanceof ForeignKey key) {
			return new ForeignKey(null, key.columns(), key.referencedTable(), key.referencedColumns(), key.onDelete(),
					key.onUpdate(), key.timing(), key.validated());
		}
		if (part instanceof UniqueConstraint unique) {
			return new UniqueConstraint(null, unique.columns(), unique.nullsDistinct(), unique.constraint(),
					unique.valid(), unique.timing(), unique.options());
		}
		return (part instanceof Index index)
				? new Index(null, index.parts(), index.unique(), index.method(), index.options(), index.valid()) : null;
	}

	private String successor(Table table, String column) {
		String coming = this.former.get(List.of(table.name(), column));
		return (coming != null) ? coming : table.facts().successor(column).orElse(column);
	}

	/** The version before knows no default: what it writes would look like one. */
	private static Optional<Change> waiting(Change change) {
		if (!(change instanceof Change.AlterColumn alter && alter.aspects().contains(ColumnAspect.DEFAULT))
				|| alter.table().facts().inStep().stream().map(InStep::column).noneMatch(alter.to().name()::equals)) {
			return Optional.of(change);
		}
		Set<ColumnAspect> rest = EnumSet.copyOf(alter.aspects());
		rest.remove(ColumnAspect.DEFAULT);
		return rest.isEmpty() ? Optional.empty()
				: Optional.of(new Change.AlterColumn(alter.table(), alter.from(), alter.to(), rest));
	}

}
