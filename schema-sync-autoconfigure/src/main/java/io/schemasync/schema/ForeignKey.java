package io.schemasync.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Foreign key.
 *
 * @param name the constraint's name, {@code null} to let the server choose
 * @param columns the referencing columns in declared order
 * @param referencedTable the table referred to
 * @param referencedColumns the columns referred to, in the order of {@code columns};
 * empty, until normalised, for the primary key
 * @param onDelete what a delete over there does here
 * @param onUpdate what an update of the key over there does here
 * @param timing {@code deferrable…} clause or {@code match full}, empty for the ordinary
 * kind
 * @param validated whether the rows of today are known to obey
 */
public record ForeignKey(@Nullable String name, List<String> columns, QualifiedName referencedTable,
		List<String> referencedColumns, ReferentialAction onDelete, ReferentialAction onUpdate, String timing,
		boolean validated) implements TablePart {

	public ForeignKey {
		columns = List.copyOf(columns);
		referencedColumns = List.copyOf(referencedColumns);
	}

	/**
	 * Let the key point to another table.
	 * @param table the table
	 * @return the same key to that table
	 */
	public ForeignKey to(QualifiedName table) {
		return new ForeignKey(this.name, this.columns, table, this.referencedColumns, this.onDelete, this.onUpdate,
				this.timing, this.validated);
	}

	@Override
	public Object meaning() {
		return List.of(pairs(), this.referencedTable, this.onDelete, this.onUpdate, this.timing);
	}

	private Map<String, String> pairs() {
		Map<String, String> pairs = new TreeMap<>();
		for (int i = 0; i < this.columns.size(); i++) {
			pairs.merge(this.columns.get(i), (i < this.referencedColumns.size()) ? this.referencedColumns.get(i) : "",
					(first, second) -> first + "," + second);
		}
		return pairs;
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
