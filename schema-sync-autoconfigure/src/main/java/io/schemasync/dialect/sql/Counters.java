package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence.Feed;

/**
 * Lets what hands out ids begin above those that rows have already.
 */
public final class Counters {

	private final Identifiers names;

	private final String greatest;

	private final Circumstances circumstances;

	/**
	 * Count nothing yet.
	 * @param names how names are spelled
	 * @param greatest function that returns the greatest of its arguments
	 * @param circumstances which tables hold rows
	 */
	public Counters(Identifiers names, String greatest, Circumstances circumstances) {
		this.names = names;
		this.greatest = greatest;
		this.circumstances = circumstances;
	}

	/**
	 * Choose columns that hold values.
	 * @param feeds the columns that ids go to
	 * @return those of tables with rows
	 */
	public List<Feed> filled(List<Feed> feeds) {
		return feeds.stream().filter((feed) -> this.circumstances.rows(feed.table())).toList();
	}

	/**
	 * One step above the maximum, because an application takes the ids below the value
	 * that it gets.
	 * @param first the value to begin with at least
	 * @param increment the step
	 * @param filled columns that hold values
	 * @return an expression
	 */
	public String above(String first, long increment, List<Feed> filled) {
		String maxima = filled.stream()
			.map((feed) -> "coalesce((select max(" + this.names.quote(feed.column()) + ") from "
					+ this.names.quote(feed.table()) + "), 0)")
			.collect(Collectors.joining(", "));
		return this.greatest + "(" + first + ", " + increment + " + " + this.greatest + "(0, " + maxima + "))";
	}

	/**
	 * Write the rows that a generator table begins with.
	 * @param table the table
	 * @param rows the rows
	 * @return the statements
	 */
	public List<Statement> write(QualifiedName table, List<InitialRow> rows) {
		List<Statement> statements = new ArrayList<>();
		for (InitialRow row : rows) {
			statements.add(Statement.of(row.insert()));
			statements.addAll(raise(table, row));
		}
		return statements;
	}

	/**
	 * Raise the number in a row that is there.
	 * @param table the table
	 * @param row the row
	 * @return the statements, none where nothing is above it
	 */
	public List<Statement> raise(QualifiedName table, InitialRow row) {
		List<Feed> filled = filled(row.feeds());
		if (row.counter() == null || filled.isEmpty() || row.increment() < 1) {
			return List.of();
		}
		String counter = this.names.quote(row.counter());
		String condition = row.values()
			.entrySet()
			.stream()
			.filter((value) -> !value.getKey().equals(row.counter()))
			.map((value) -> this.names.quote(value.getKey()) + " = " + value.getValue())
			.collect(Collectors.joining(" and "));
		return List.of(Statement.of("update " + this.names.quote(table) + " set " + counter + " = "
				+ above(counter, row.increment(), filled) + (condition.isEmpty() ? "" : " where " + condition)));
	}

}
