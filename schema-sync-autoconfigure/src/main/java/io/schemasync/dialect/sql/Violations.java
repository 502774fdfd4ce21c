package io.schemasync.dialect.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Schema;

/**
 * Finds the changes of a plan that rows of today could stand in the way of.
 */
public final class Violations {

	private Violations() {
	}

	/**
	 * Word the questions.
	 * @param questions what to ask of the rows
	 * @param query words the question for a change, if there is one
	 * @return the questions by change, in order
	 */
	public static Map<Change, String> of(Questions questions, Function<Change, Optional<String>> query) {
		Map<Change, String> violations = new LinkedHashMap<>();
		Set<List<Object>> added = questions.changes()
			.stream()
			.filter((change) -> change instanceof Change.AddPart add && add.part() instanceof Column)
			.map((change) -> List.<Object>of(change.name(), ((Change.AddPart) change).part().meaning()))
			.collect(Collectors.toSet());
		questions.changes()
			.stream()
			.flatMap(Violations::single)
			.filter((change) -> isThere(change, questions.current()) && !pointsTo(added, change))
			.forEach((change) -> query.apply(change).ifPresent((sql) -> violations.put(change, sql)));
		return violations;
	}

	/** Each aspect of a column is judged, and so asked about, on its own. */
	private static Stream<Change> single(Change change) {
		if (change instanceof Change.AddPart add && add.part() instanceof Column column && !column.nullable()
				&& !column.fillsItself()) {
			// Every row will wait for its value
			return Stream.of(new Change.AlterColumn(add.table(), column.withNullable(true), column,
					Set.of(ColumnAspect.NULLABILITY)));
		}
		return (change instanceof Change.AlterColumn alter)
				? alter.aspects()
					.stream()
					.sorted()
					.map((aspect) -> new Change.AlterColumn(alter.table(), alter.from(), alter.to(), Set.of(aspect)))
				: Stream.of(change);
	}

	/** A table that has yet to be created has no rows, and cannot be asked. */
	private static boolean isThere(Change change, Schema current) {
		if (change instanceof Change.AddPart add) {
			return current.tables().containsKey(add.table().name())
					&& (!(add.part() instanceof ForeignKey key) || current.tables().containsKey(key.referencedTable()));
		}
		return true;
	}

	/** A column that has yet to be added holds nothing to point to. */
	private static boolean pointsTo(Set<List<Object>> added, Change change) {
		return change instanceof Change.AddPart add && add.part() instanceof ForeignKey key
				&& key.referencedColumns()
					.stream()
					.anyMatch((column) -> added.contains(List.<Object>of(key.referencedTable(), column)));
	}

}
