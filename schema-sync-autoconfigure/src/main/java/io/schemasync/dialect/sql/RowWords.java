package io.schemasync.dialect.sql;

import java.util.List;

/**
 * How a database words questions about rows, where databases differ.
 */
public interface RowWords {

	/**
	 * Return how names are spelled.
	 * @return the rules
	 */
	Identifiers names();

	/**
	 * Turn a value into text.
	 * @param expression the value
	 * @return an expression
	 */
	String text(String expression);

	/**
	 * Name a row of a table that has no key.
	 * @param table the table's name as it stands in the query
	 * @return an expression that is another one for each row
	 */
	String place(String table);

	/**
	 * Return what {@link ViolationQuery#SEPARATOR} is in SQL.
	 * @return an expression
	 */
	default String separator() {
		return "char(31)";
	}

	/**
	 * Put texts together.
	 * @param parts expressions
	 * @return an expression
	 */
	default String concat(String... parts) {
		return String.join(" || ", parts);
	}

	/**
	 * Put the texts of a key together.
	 * @param texts expressions, none of which is null
	 * @return an expression
	 */
	default String key(List<String> texts) {
		return "concat_ws(', ', " + String.join(", ", texts) + ")";
	}

}
