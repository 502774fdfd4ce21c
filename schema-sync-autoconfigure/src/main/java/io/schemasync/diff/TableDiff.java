package io.schemasync.diff;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import org.jspecify.annotations.Nullable;

/** Finds what must change in one table that both schemas have. */
final class TableDiff {

	private final Table from;

	private final Table to;

	private final List<Change> changes = new ArrayList<>();

	private final Map<TablePart, Object> meanings = new IdentityHashMap<>();

	private TableDiff(Table from, Table to) {
		this.from = from;
		this.to = to;
	}

	static List<Change> between(Table from, Table to) {
		return new TableDiff(from, to).changes();
	}

	private List<Change> changes() {
		if (!Objects.equals(this.from.comment(), this.to.comment())) {
			this.changes.add(new Change.Comment(this.from, this.to));
		}
		columns();
		parts(keys(this.from.primaryKey()), keys(this.to.primaryKey()), (one, other) -> true);
		parts(this.from.uniqueConstraints(), this.to.uniqueConstraints(), TableDiff::sameName);
		parts(this.from.checks(), this.to.checks(), TableDiff::sameRule);
		parts(this.from.indexes(), this.to.indexes(), TableDiff::sameName);
		parts(this.from.foreignKeys(), this.to.foreignKeys(), TableDiff::sameReference);
		return this.changes;
	}

	private void columns() {
		for (Column wanted : this.to.columns()) {
			Column found = this.from.column(wanted.name()).orElse(null);
			if (found == null) {
				this.changes.add(new Change.AddPart(this.from, wanted));
			}
			else {
				alter(found, wanted);
			}
		}
		this.from.columns()
			.stream()
			.filter((column) -> this.to.column(column.name()).isEmpty())
			.forEach((column) -> this.changes.add(new Change.DropPart(this.from, column)));
	}

	private void alter(Column found, Column wanted) {
		Set<ColumnAspect> aspects = EnumSet.noneOf(ColumnAspect.class);
		for (ColumnAspect aspect : ColumnAspect.values()) {
			if (!aspect.same(found, wanted)) {
				aspects.add(aspect);
			}
		}
		if (!aspects.isEmpty()) {
			this.changes.add(new Change.AlterColumn(this.from, found, wanted, aspects));
		}
	}

	/**
	 * Match parts by what they mean, each one once; what is left over is a replacement
	 * where it looks like the successor of something, and an addition otherwise.
	 */
	private <T extends TablePart> void parts(List<T> current, List<T> desired, BiPredicate<T, T> successor) {
		List<T> found = new ArrayList<>(current);
		List<T> wanted = new ArrayList<>(desired);
		match(found, wanted, (one, other) -> one.name() != null && one.name().equals(other.name()));
		match(found, wanted, (one, other) -> one.columns().equals(other.columns()));
		match(found, wanted, (one, other) -> true);
		for (T part : wanted) {
			T predecessor = take(found, (candidate) -> successor.test(candidate, part), part.name());
			this.changes.add((predecessor != null) ? new Change.ReplacePart(this.from, predecessor, part)
					: new Change.AddPart(this.from, part));
		}
		found.forEach((part) -> this.changes.add(new Change.DropPart(this.from, part)));
	}

	/** Several parts may mean the same: each finds the one that is most like it. */
	private <T extends TablePart> void match(List<T> found, List<T> wanted, BiPredicate<T, T> alike) {
		wanted.removeIf((part) -> {
			T match = take(found,
					(candidate) -> alike.test(candidate, part) && meaning(candidate).equals(meaning(part)),
					part.name());
			if (match != null && !validated(match)) {
				this.changes.add(new Change.ValidatePart(this.from, match));
			}
			return match != null;
		});
	}

	private Object meaning(TablePart part) {
		return this.meanings.computeIfAbsent(part, TablePart::meaning);
	}

	/** Among several candidates the one of the same name is the right one. */
	private static <T extends TablePart> @Nullable T take(List<T> parts, Predicate<T> suitable, @Nullable String name) {
		T first = null;
		for (T part : parts) {
			if (suitable.test(part) && (first == null || (name != null && name.equals(part.name())))) {
				first = part;
			}
		}
		if (first != null) {
			parts.remove(first);
		}
		return first;
	}

	private static List<PrimaryKey> keys(@Nullable PrimaryKey key) {
		return (key != null) ? List.of(key) : List.of();
	}

	private static boolean sameName(TablePart from, TablePart to) {
		return to.name() != null && to.name().equals(from.name());
	}

	private static boolean sameRule(CheckConstraint from, CheckConstraint to) {
		return sameName(from, to)
				|| (from.values() != null && to.values() != null && from.columns().equals(to.columns()));
	}

	private static boolean sameReference(ForeignKey from, ForeignKey to) {
		return sameName(from, to) || (from.referencedTable().equals(to.referencedTable())
				&& Set.copyOf(from.columns()).equals(Set.copyOf(to.columns())));
	}

	private static boolean validated(TablePart part) {
		if (part instanceof CheckConstraint check) {
			return check.validated();
		}
		return !(part instanceof ForeignKey key) || key.validated();
	}

}
