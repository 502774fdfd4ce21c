package io.schemasync.plan;

import java.util.List;
import java.util.Optional;

import io.schemasync.dialect.Evidence;
import io.schemasync.schema.Column;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/**
 * Knows which rows of a generator's table the model can write or complete: all of an
 * empty one, and the only one of a generator that is alone there. Whose numbers several
 * rows hold, only their lost names could say.
 */
final class GeneratorRows {

	private final Schema desired;

	private final Evidence evidence;

	GeneratorRows(Schema desired, Evidence evidence) {
		this.desired = desired;
		this.evidence = evidence;
	}

	/**
	 * Tell a table which of its rows the model knows.
	 * @param table the table as it is
	 * @param missing a column that it lacks
	 * @return the table with the rows that are to be written or completed together with
	 * the column, if there are any
	 */
	Optional<Table> known(Table table, Column missing) {
		Table wanted = this.desired.tables().get(table.name());
		if (wanted == null || wanted.initialRows().isEmpty() || !isWritten(wanted.initialRows(), missing)) {
			return Optional.empty();
		}
		QualifiedName name = table.name();
		boolean complete = this.evidence.single().contains(name) && wanted.initialRows().size() == 1;
		boolean write = !this.evidence.tablesWithRows().contains(name) && isLast(table, wanted, missing);
		return (complete || write) ? Optional.of(table.toBuilder().initialRows(wanted.initialRows()).build())
				: Optional.empty();
	}

	private static boolean isWritten(List<InitialRow> rows, Column column) {
		return rows.stream().allMatch((row) -> row.values().containsKey(column.name()));
	}

	/** Columns are added in their order, and a row can be written after the last. */
	private static boolean isLast(Table table, Table wanted, Column missing) {
		return wanted.columns()
			.stream()
			.filter((column) -> table.column(column.name()).isEmpty())
			.reduce((first, second) -> second)
			.filter((column) -> column.name().equals(missing.name()))
			.isPresent();
	}

}
