package io.schemasync.dialect.sqlite;

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
final class Counters {

	private final Circumstances circumstances;

	Counters(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	/** Return those of some columns that hold values. */
	List<Feed> filled(List<Feed> feeds) {
		return feeds.stream().filter((feed) -> this.circumstances.rows(feed.table())).toList();
	}

	/**
	 * One step above the maximum, because an application takes the ids below the value
	 * that it gets.
	 */
	static String above(String first, long increment, List<Feed> filled) {
		String maxima = filled.stream()
			.map((feed) -> "coalesce((select max(" + SqliteNames.INSTANCE.quote(feed.column()) + ") from "
					+ SqliteNames.INSTANCE.quote(feed.table()) + "), 0)")
			.collect(Collectors.joining(", "));
		return "max(" + first + ", " + increment + " + max(0, " + maxima + "))";
	}

	/** Write the rows that a generator table begins with. */
	List<Statement> write(QualifiedName table, List<InitialRow> rows) {
		List<Statement> statements = new ArrayList<>();
		for (InitialRow row : rows) {
			statements.add(Statement.of(row.insert()));
			statements.addAll(raise(table, row));
		}
		return statements;
	}

	/** Raise the number in a row that is there. */
	List<Statement> raise(QualifiedName table, InitialRow row) {
		List<Feed> filled = filled(row.feeds());
		if (row.counter() == null || filled.isEmpty() || row.increment() < 1) {
			return List.of();
		}
		String counter = SqliteNames.INSTANCE.quote(row.counter());
		String condition = row.values()
			.entrySet()
			.stream()
			.filter((value) -> !value.getKey().equals(row.counter()))
			.map((value) -> SqliteNames.INSTANCE.quote(value.getKey()) + " = " + value.getValue())
			.collect(Collectors.joining(" and "));
		return List.of(Statement.of("update " + SqliteNames.INSTANCE.quote(table) + " set " + counter + " = "
				+ above(counter, row.increment(), filled) + (condition.isEmpty() ? "" : " where " + condition)));
	}

}
