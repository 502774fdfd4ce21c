package io.schemasync.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the server says about a table beyond its definition.
 *
 * @param estimatedRows rows as last counted by the server, -1 when unknown
 * @param bytes size of the table's heap as last measured by the server
 * @param dependents what must go before the type of a column can change (a view, a
 * policy), by the column's name
 * @param keptNotNull columns whose NOT NULL something else relies on, or that something
 * else fills
 * @param publications names of the publications for logical replication that it is in
 * @param partitionKey columns by which it is partitioned, an expression as an empty name;
 * {@code null} if it is not
 * @param partitions its partitions
 * @param unfinished what schema-sync made on the way to something else and a run that was
 * stopped has left; no part of the table to anybody else
 * @param inStep columns that it keeps in step
 * @param definition the statements that made the table and what belongs to it, where the
 * database keeps them as they were written
 */
public record TableFacts(long estimatedRows, long bytes, Map<String, List<String>> dependents, Set<String> keptNotNull,
		List<String> publications, @Nullable List<String> partitionKey, List<QualifiedName> partitions,
		List<TablePart> unfinished, List<InStep> inStep, List<String> definition) {

	/** Nothing known: the table of a desired schema. */
	public static final TableFacts NONE = new TableFacts(-1, 0);

	public TableFacts {
		dependents = Map.copyOf(dependents);
		keptNotNull = Set.copyOf(keptNotNull);
		publications = List.copyOf(publications);
		partitionKey = (partitionKey != null) ? List.copyOf(partitionKey) : null;
		partitions = List.copyOf(partitions);
		unfinished = List.copyOf(unfinished);
		inStep = List.copyOf(inStep);
		definition = List.copyOf(definition);
	}

	/**
	 * Create the facts of a table that nothing depends on.
	 * @param estimatedRows rows as last counted by the server, -1 when unknown
	 * @param bytes size of the table's heap as last measured by the server
	 */
	public TableFacts(long estimatedRows, long bytes) {
		this(estimatedRows, bytes, Map.of(), Set.of(), List.of(), null, List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * Add the statements that made the table.
	 * @param definition the statements
	 * @return the same facts with them
	 */
	public TableFacts withDefinition(List<String> definition) {
		return new TableFacts(this.estimatedRows, this.bytes, this.dependents, this.keptNotNull, this.publications,
				this.partitionKey, this.partitions, this.unfinished, this.inStep, definition);
	}

	/**
	 * Find the column that took the place of another.
	 * @param former the column of the version before
	 * @return the column of this version, if both are kept in step
	 */
	public Optional<String> successor(String former) {
		return this.inStep.stream().filter((pair) -> pair.former().equals(former)).map(InStep::column).findFirst();
	}

	/**
	 * Tell whether a column takes the place of another.
	 * @param pair both columns
	 * @return whether they are kept in step
	 */
	public boolean keepsInStep(InStep pair) {
		return this.inStep.contains(pair);
	}

	/**
	 * Say what must go before the type of a column can change.
	 * @param dependents descriptions by the column's name
	 * @return the same facts but for this
	 */
	public TableFacts withDependents(Map<String, List<String>> dependents) {
		return new TableFacts(this.estimatedRows, this.bytes, dependents, this.keptNotNull, this.publications,
				this.partitionKey, this.partitions, this.unfinished, this.inStep, this.definition);
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
