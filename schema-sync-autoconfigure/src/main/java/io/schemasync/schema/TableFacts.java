package io.schemasync.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the server says about a table beyond its definition.
 *
 * @param estimatedRows rows as last counted by the server, -1 when unknown
 * @param bytes size of the table's heap as last measured by the server
 * @param dependents what must go before the type of a column can change (a view, a
 * policy), by the column's name
 * @param keptNotNull columns whose NOT NULL something else relies on, or that something
 * else fills
 */
public record TableFacts(long estimatedRows, long bytes, Map<String, List<String>> dependents,
		Set<String> keptNotNull) {

	/** Nothing known: the table of a desired schema. */
	public static final TableFacts NONE = new TableFacts(-1, 0);

	public TableFacts {
		dependents = Map.copyOf(dependents);
		keptNotNull = Set.copyOf(keptNotNull);
	}

	/**
	 * Create the facts of a table that nothing depends on.
	 * @param estimatedRows rows as last counted by the server, -1 when unknown
	 * @param bytes size of the table's heap as last measured by the server
	 */
	public TableFacts(long estimatedRows, long bytes) {
		this(estimatedRows, bytes, Map.of(), Set.of());
	}

	/**
	 * Name what keeps a column's type from being changed.
	 * @param column the column
	 * @return descriptions such as {@code view big_orders}, empty if there is nothing
	 */
	public List<String> dependents(String column) {
		return this.dependents.getOrDefault(column, List.of());
	}

}
