package io.schemasync.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What belongs to a table: its columns, rules and indexes. */
public sealed interface TablePart permits Column, PrimaryKey, UniqueConstraint, CheckConstraint, ForeignKey, Index {

	/**
	 * Return the part's name.
	 * @return the name, {@code null} to let the server choose
	 */
	@Nullable String name();

	/**
	 * Return the table's columns that the part speaks of.
	 * @return their names, as far as known
	 */
	List<String> columns();

	/**
	 * Return what the part says, whatever it is called.
	 * @return a value that is equal for equal rules
	 */
	Object meaning();

	/**
	 * Hand this part to the method that is meant for its kind.
	 * @param <R> what the visitor answers
	 * @param visitor the visitor
	 * @return its answer
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Answers a question for each kind of part.
	 *
	 * @param <R> what it answers
	 */
	interface Visitor<R> {

		R visit(Column column);

		R visit(PrimaryKey key);

		R visit(UniqueConstraint unique);

		R visit(CheckConstraint check);

		R visit(ForeignKey key);

		R visit(Index index);

	}

}
