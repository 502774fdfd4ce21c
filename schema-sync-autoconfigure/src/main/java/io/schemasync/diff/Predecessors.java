package io.schemasync.diff;

import java.util.Optional;

import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/**
 * Finds what a table or a column of the desired schema was called before. Only what is
 * there under an old name, but not under the new one, and that nothing else of the
 * desired schema claims, was renamed.
 */
public final class Predecessors {

	private Predecessors() {
	}

	/**
	 * Find the table that a new one was made of.
	 * @param table a table of the desired schema
	 * @param current what is
	 * @param desired what should be
	 * @return the table of today under its old name
	 */
	public static Optional<Table> of(Table table, Schema current, Schema desired) {
		if (table.origin().past().formerNames().isEmpty() || current.tables().containsKey(table.name())) {
			return Optional.empty();
		}
		return table.origin()
			.past()
			.formerNames()
			.stream()
			.map((name) -> new QualifiedName(table.name().schema(), name))
			.filter((name) -> !desired.tables().containsKey(name))
			.map(current.tables()::get)
			.filter((former) -> former != null && former.kind().alterable())
			.findFirst();
	}

	/**
	 * Find the column that a column was made of, whether or not the new one exists.
	 * @param column a column of the desired table
	 * @param current the table of today
	 * @param desired the desired table
	 * @return the column of today under its old name
	 */
	public static Optional<Column> of(Column column, Table current, Table desired) {
		return column.origin()
			.past()
			.formerNames()
			.stream()
			.filter((name) -> desired.column(name).isEmpty())
			.flatMap((name) -> current.column(name).stream())
			.findFirst();
	}

}
