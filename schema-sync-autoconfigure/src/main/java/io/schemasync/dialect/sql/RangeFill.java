package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.schemasync.dialect.Filled;
import io.schemasync.diff.Change;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Fills a column of the rows between two keys: one statement finds the second key, the
 * other fills what lies between, so that each row is judged at the moment in which it is
 * written.
 */
public final class RangeFill {

	private final FillClauses clauses;

	private final Identifiers names;

	private final String table;

	private final List<String> key;

	/**
	 * Create it.
	 * @param fill what to fill
	 * @param names how names are spelled
	 */
	public RangeFill(Change.Fill fill, Identifiers names) {
		this.clauses = new FillClauses(fill, names);
		this.names = names;
		this.table = names.quote(fill.name());
		this.key = this.clauses.key();
	}

	/**
	 * Fill the next rows.
	 * @param jdbc the connection, in no transaction
	 * @param after the key of the row before, empty to begin
	 * @param rows how many rows to look at
	 * @return what came of it
	 */
	public Filled fill(JdbcOperations jdbc, List<Object> after, int rows) {
		List<List<Object>> place = keys(jdbc, after, 1, rows - 1);
		List<Object> upTo = place.isEmpty() ? List.of() : place.get(0);
		List<String> conditions = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		if (!after.isEmpty()) {
			conditions.add(behind());
			values.addAll(place(after));
		}
		if (!upTo.isEmpty()) {
			conditions.add(first() + " <= ? and not (" + this.clauses.behind(marks()) + ")");
			values.addAll(place(upTo));
		}
		conditions.add(this.clauses.condition());
		int filled = jdbc.update("update " + this.table + " set " + this.clauses.assignment() + " where "
				+ String.join(" and ", conditions), values.toArray());
		return new Filled(filled, upTo.isEmpty() ? filled : rows, upTo, upTo.isEmpty());
	}

	/**
	 * Return the key of the next row.
	 * @param jdbc the connection
	 * @param after the key of the row before, empty to begin
	 * @return the key in words, empty if there is no such row
	 */
	public String next(JdbcOperations jdbc, List<Object> after) {
		List<List<Object>> next = keys(jdbc, after, 1, 0);
		return next.isEmpty() ? "" : String.join(", ", next.get(0).stream().map(String::valueOf).toList());
	}

	private List<List<Object>> keys(JdbcOperations jdbc, List<Object> after, int rows, int skipped) {
		String columns = this.names.quoteAll(this.key);
		return jdbc.query("select " + columns + " from " + this.table + (after.isEmpty() ? "" : " where " + behind())
				+ " order by " + columns + " limit " + rows + " offset " + skipped, (row, number) -> {
					List<Object> values = new ArrayList<>();
					for (int i = 1; i <= this.key.size(); i++) {
						values.add(row.getObject(i));
					}
					return values;
				}, place(after).toArray());
	}

	/** Databases that make no range of several columns make one of the first. */
	private String behind() {
		return first() + " >= ? and " + this.clauses.behind(marks());
	}

	private String first() {
		return this.names.quote(this.key.get(0));
	}

	private static List<Object> place(List<Object> key) {
		List<Object> values = new ArrayList<>();
		if (!key.isEmpty()) {
			values.add(key.get(0));
			values.addAll(key);
		}
		return values;
	}

	private List<String> marks() {
		return Collections.nCopies(this.key.size(), "?");
	}

}
