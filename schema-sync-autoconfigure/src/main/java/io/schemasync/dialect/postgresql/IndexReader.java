package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Reads an index from its row of {@link CatalogQuery}.
 */
class IndexReader {

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	private final CatalogRow row;

	private final int[] keys;

	private final int[] sorting;

	private final Map<Integer, String> columnNames;

	private final IndexDefinition definition;

	IndexReader(CatalogRow row, Map<Integer, String> columnNames) {
		this.row = row;
		this.keys = row.numbers(5);
		this.sorting = row.numbers(6);
		this.columnNames = columnNames;
		this.definition = IndexDefinition.parse(row.text(8));
	}

	boolean isUniqueConstraint() {
		return this.row.is(2) && "btree".equals(this.row.text(1)) && options().isEmpty()
				&& parts().stream().allMatch((part) -> part.equals(IndexPart.of(part.sql())));
	}

	UniqueConstraint uniqueConstraint() {
		return new UniqueConstraint(this.row.text(0), parts().stream().map(IndexPart::sql).toList(), !this.row.is(4),
				false, this.row.is(3));
	}

	Index index() {
		String options = (options().isEmpty() && this.row.is(4)) ? "NULLS NOT DISTINCT" : options();
		return new Index(this.row.text(0), parts(), this.row.is(2), this.row.text(1), options, this.row.is(3));
	}

	/** Included columns are keys without a sorting. */
	private List<IndexPart> parts() {
		List<IndexPart> parts = new ArrayList<>();
		for (int i = 0; i < this.sorting.length; i++) {
			boolean expression = this.keys[i] == 0;
			String sql = expression ? this.definition.part(i) : this.columnNames.getOrDefault(this.keys[i], "");
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
		if (this.row.is(7) || this.definition.hasCollation()) {
			return (this.definition.list() + " " + this.definition.tail()).strip();
		}
		return this.definition.tail();
	}

}
