package io.schemasync.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table as the version before knows it and as this one does, and writes by either of
 * which the other must not notice more than the value.
 *
 * @param former the table by the name before, quoted
 * @param table the table by its name, quoted
 * @param columns the columns that can be written, by their names before
 */
record BothVersions(String former, String table, Map<String, String> columns) {

	private static final Set<String> RULES_OF_ROWS = Set.of("23502", "23503", "23505", "23514");

	BothVersions {
		columns = new LinkedHashMap<>(columns);
	}

	/** Write everything by both, and complain of what does not arrive. */
	List<String> complaints(JdbcTemplate jdbc) {
		List<String> complaints = new ArrayList<>();
		String before = rows(jdbc, this.table, List.copyOf(this.columns.values()));
		anew(jdbc, this.former, List.copyOf(this.columns.keySet()), complaints);
		anew(jdbc, this.table, List.copyOf(this.columns.values()), complaints);
		if (!rows(jdbc, this.table, List.copyOf(this.columns.values())).equals(before)
				|| !rows(jdbc, this.former, List.copyOf(this.columns.keySet())).equals(before)) {
			complaints.add("other rows in " + this);
		}
		this.columns.forEach((old, column) -> {
			nothing(jdbc, this.former, old, column, complaints);
			nothing(jdbc, this.table, column, column, complaints);
		});
		return complaints;
	}

	/** Delete all rows and insert them again, unless others point to them. */
	private void anew(JdbcTemplate jdbc, String name, List<String> columns, List<String> complaints) {
		String names = String.join(", ", columns);
		attempt(jdbc, """
				create temp table zz_kept on commit drop as select %1$s from %2$s;
				delete from %2$s;
				insert into %2$s (%1$s) overriding system value select %1$s from zz_kept;""".formatted(names, name),
				complaints);
	}

	/** Take a value away by one name, and look for it by both. */
	private void nothing(JdbcTemplate jdbc, String name, String written, String column, List<String> complaints) {
		String old = this.columns.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(column))
			.map(Map.Entry::getKey)
			.collect(Collectors.joining());
		attempt(jdbc,
				"""
						update %s set %s = null;
						do $$ begin
						  if exists (select 1 from %s where %s is not null) or exists (select 1 from %s where %s is not null) then
						    raise exception 'out of step';
						  end if;
						  raise exception sqlstate '23502';
						end $$;"""
					.formatted(name, written, this.table, column, this.former, old),
				complaints);
	}

	private static void attempt(JdbcTemplate jdbc, String sql, List<String> complaints) {
		try {
			jdbc.execute("begin;\n" + sql + "\ncommit");
		}
		catch (DataAccessException ex) {
			jdbc.execute("rollback");
			if (!(ex.getRootCause() instanceof java.sql.SQLException cause)
					|| !RULES_OF_ROWS.contains(cause.getSQLState())) {
				complaints.add(sql + " failed: " + ex.getMostSpecificCause().getMessage());
			}
		}
	}

	private static String rows(JdbcTemplate jdbc, String name, List<String> columns) {
		String row = columns.stream().map((column) -> column + "::text").collect(Collectors.joining(", "));
		return String.valueOf(jdbc.queryForObject(
				"select string_agg(it, ' ' order by it) from (select row(" + row + ")::text as it from " + name + ") x",
				String.class));
	}

}
