package io.schemasync.dialect.postgresql;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

	private static final Set<String> COLLATED = Set.of("text", "varchar", "bpchar");

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

	/**
	 * Tell whether the server lets a view take the place of the one of its name: all
	 * columns of today come first, with their types, and no option would be lost.
	 * @param desired the view as it should be
	 * @return whether {@code create or replace} works
	 */
	boolean extending(View desired) {
		String today = PostgreSqlNames.quote(desired.name());
		try {
			return Boolean.TRUE.equals(Savepoints.guard(this.jdbc, () -> {
				List<Output> before = outputs("select * from " + today);
				List<Output> after = outputs(bare(desired.query()));
				return after.size() >= before.size() && after.subList(0, before.size()).equals(before)
						&& Boolean.TRUE.equals(this.jdbc.queryForObject(
								"select reloptions is null from pg_class where oid = to_regclass(?)", Boolean.class,
								today));
			}));
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	/** No row is read: the limit alone answers. */
	private List<Output> outputs(String query) {
		String none = "(select * from (" + query + "\n) q limit 0) q";
		List<Output> outputs = this.jdbc.query("select * from " + none, (result) -> {
			ResultSetMetaData columns = result.getMetaData();
			List<Output> found = new ArrayList<>();
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				found.add(new Output(columns.getColumnLabel(i), columns.getColumnTypeName(i), columns.getPrecision(i),
						columns.getScale(i), ""));
			}
			return found;
		});
		return Objects.requireNonNull(outputs).stream().map((output) -> withCollation(output, none)).toList();
	}

	private Output withCollation(Output output, String none) {
		if (!COLLATED.contains(output.type())) {
			return output;
		}
		String collation = this.jdbc.queryForObject("select pg_collation_for(q." + PostgreSqlNames.quote(output.name())
				+ ") from (select 1) one left join " + none + " on true", String.class);
		return new Output(output.name(), output.type(), output.precision(), output.scale(), String.valueOf(collation));
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

	/** Column of a view, as the server describes it. */
	private record Output(String name, String type, int precision, int scale, String collation) {
	}

}
