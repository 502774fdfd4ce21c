package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence.Feed;

/**
 * Lets what hands out ids begin above those that rows have already, under locks that stop
 * inserts.
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

	static List<Statement> locks(List<Feed> filled) {
		return filled.stream()
			.map((feed) -> "lock table " + PostgreSqlNames.quote(feed.table()) + " in share row exclusive mode")
			.distinct()
			.map(Statement::of)
			.toList();
	}

	/**
	 * One step above the maximum, because an application takes the ids below the value
	 * that it gets.
	 */
	static String above(String first, long increment, List<Feed> filled) {
		String maxima = filled.stream()
			.map((feed) -> "(select max(" + PostgreSqlNames.quote(feed.column()) + ")::bigint from "
					+ PostgreSqlNames.quote(feed.table()) + ")")
			.collect(Collectors.joining(", "));
		return "greatest(" + first + ", " + increment + " + greatest(" + maxima + "))";
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
		String counter = PostgreSqlNames.quote(row.counter());
		String condition = row.values()
			.entrySet()
			.stream()
			.filter((value) -> !value.getKey().equals(row.counter()))
			.map((value) -> PostgreSqlNames.quote(value.getKey()) + " = " + value.getValue())
			.collect(Collectors.joining(" and "));
		List<Statement> statements = new ArrayList<>(locks(filled));
		statements.add(Statement.of("update " + PostgreSqlNames.quote(table) + " set " + counter + " = "
				+ above(counter, row.increment(), filled) + (condition.isEmpty() ? "" : " where " + condition)));
		return statements;
	}

	/** Tell which value a row of today gets in a column that was lost. */
	static Map<String, String> values(List<InitialRow> rows) {
		return (rows.size() == 1) ? rows.get(0).values() : Map.of();
	}

}
