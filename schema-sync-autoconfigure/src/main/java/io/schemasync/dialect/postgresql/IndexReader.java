package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Reads an index from its row of {@link CatalogPart#INDEXES}.
 */
class IndexReader {

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	private final CatalogRow row;

	private final int[] keys;

	private final int[] sorting;

	private final String method;

	private final IntFunction<String> columnNames;

	private final IndexDefinition definition;

	/**
	 * Create a reader.
	 * @param row the row
	 * @param method name of the access method
	 * @param columnNames names of the table's columns by number
	 */
	IndexReader(CatalogRow row, String method, IntFunction<String> columnNames) {
		this.row = row;
		this.method = method;
		this.keys = row.numbers(7);
		this.sorting = row.numbers(8);
		this.columnNames = columnNames;
		this.definition = IndexDefinition.parse(row.text(10));
	}

	boolean isUniqueConstraint() {
		return this.row.is(4) && "btree".equals(this.method) && options().isEmpty()
				&& parts().stream().allMatch((part) -> part.equals(IndexPart.of(part.sql())));
	}

	UniqueConstraint uniqueConstraint() {
		return new UniqueConstraint(this.row.text(2), parts().stream().map(IndexPart::sql).toList(), !this.row.is(6),
				false, this.row.is(5));
	}

	Index index() {
		String options = (options().isEmpty() && this.row.is(6)) ? "NULLS NOT DISTINCT" : options();
		return new Index(this.row.text(2), parts(), this.row.is(4), this.method, options, this.row.is(5));
	}

	/** Included columns are keys without a sorting. */
	private List<IndexPart> parts() {
		List<IndexPart> parts = new ArrayList<>();
		for (int i = 0; i < this.sorting.length; i++) {
			boolean expression = this.keys[i] == 0;
			String sql = expression ? this.definition.part(i) : this.columnNames.apply(this.keys[i]);
			parts.add(new IndexPart(sql, expression, (this.sorting[i] & DESCENDING) != 0,
					(this.sorting[i] & NULLS_FIRST) != 0));
		}
		return parts;
	}

	/**
	 * Options that begin with a parenthesis replace the list of parts: operator classes
	 * and collations stand in it.
	 */
	private String options() {
		if (this.row.is(9) || this.definition.hasCollation()) {
			return (this.definition.list() + " " + this.definition.tail()).strip();
		}
		return this.definition.tail();
	}

}
