package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.schemasync.schema.Table;
import io.schemasync.schema.View;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks the server whether two queries of a view are the same: it plans both, and plans
 * that are printed alike answer alike. The view's columns are named beside all columns,
 * so that neither another name nor one more goes unnoticed.
 */
final class ViewComparison {

	private final JdbcOperations jdbc;

	ViewComparison(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Compare the queries of a view.
	 * @param current the view as it is, with its columns
	 * @param query what defines it
	 * @param desired the view as it should be
	 * @return whether both mean the same, empty if the server cannot tell
	 */
	Optional<Boolean> same(Table current, String query, View desired) {
		if (!new Expression(null, bare(desired.query())).isClosed()) {
			return Optional.empty();
		}
		List<String> named = current.columns()
			.stream()
			.map((column) -> "q." + PostgreSqlNames.quote(column.name()))
			.toList();
		try {
			return Optional.of(plan(query, named).equals(plan(desired.query(), named)));
		}
		catch (DataAccessException ex) {
			return understands(desired.query()) ? Optional.of(false) : Optional.empty();
		}
	}

	/** A query that the server understands, though not with these columns, has others. */
	private boolean understands(String query) {
		try {
			return !plan(query, List.of()).isEmpty();
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private List<String> plan(String query, List<String> columns) {
		String output = String.join(", ", Stream.concat(Stream.of("q.*"), columns.stream()).toList());
		return Savepoints.guard(this.jdbc,
				() -> this.jdbc.queryForList(
						"explain (verbose, costs off) select " + output + " from (" + bare(query) + "\n) q",
						String.class));
	}

	private static String bare(String query) {
		return query.strip().replaceAll(";$", "");
	}

}
