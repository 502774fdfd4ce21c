package io.schemasync.schema;

/**
 * Column or expression of an index.
 *
 * @param sql name of the column as the catalog spells it, or the expression
 * @param expression whether it is an expression rather than a column
 * @param descending whether it is sorted downwards
 * @param nullsFirst whether nulls come first (PostgreSQL's default is: only when
 * descending)
 */
public record IndexPart(String sql, boolean expression, boolean descending, boolean nullsFirst) {

	/**
	 * Create an ascending column.
	 * @param column the column's name
	 * @return the part
	 */
	public static IndexPart of(String column) {
		return new IndexPart(column, false, false, false);
	}

}
