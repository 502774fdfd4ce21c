package io.schemasync.schema;

/**
 * What the server says about a table beyond its definition.
 *
 * @param estimatedRows rows as last counted by the server, -1 when unknown
 * @param bytes size of the table's heap as last measured by the server
 */
public record TableFacts(long estimatedRows, long bytes) {

	/** Nothing known: the table of a desired schema. */
	public static final TableFacts NONE = new TableFacts(-1, 0);

}
