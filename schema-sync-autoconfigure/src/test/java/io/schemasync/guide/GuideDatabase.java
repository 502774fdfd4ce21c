package io.schemasync.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.schemasync.embedded.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

/** The database of a section, called {@code shop} on the page. */
final class GuideDatabase {

	private final TestDatabase database;

	private final JdbcTemplate jdbc;

	private int statementsShown;

	private List<Map<String, Object>> rows = List.of();

	GuideDatabase(TestDatabase database) {
		this.database = database;
		this.jdbc = new JdbcTemplate(database.dataSource());
	}

	/**
	 * Run statements, each on its own as psql does, and remember what the last query
	 * said.
	 * @param script the statements
	 * @param role whose, the superuser's if empty
	 */
	void run(String script, String role) {
		JdbcTemplate session = role.isEmpty() ? this.jdbc
				: new JdbcTemplate(this.database.as(role, "secret").dataSource());
		for (String statement : statements(script)) {
			if (statement.startsWith("select")) {
				this.rows = session.queryForList(statement);
			}
			else {
				session.execute(statement.replace("database shop", "database " + this.database.name()));
			}
		}
	}

	private static List<String> statements(String script) {
		String code = script.lines().filter((line) -> !line.startsWith("--")).collect(Collectors.joining("\n"));
		return Arrays.stream(code.split(";\\s*(\\n|$)")).map(String::strip).filter((it) -> !it.isEmpty()).toList();
	}

	/** Show what the last query said, as psql would. */
	String result() {
		if (this.rows.isEmpty()) {
			return "(0 rows)\n";
		}
		List<String> names = List.copyOf(this.rows.get(0).keySet());
		List<List<String>> lines = new ArrayList<>();
		lines.add(names);
		this.rows.forEach((row) -> lines
			.add(names.stream().map((name) -> (row.get(name) != null) ? String.valueOf(row.get(name)) : "").toList()));
		int[] widths = new int[names.size()];
		lines.forEach((line) -> Arrays.setAll(widths, (i) -> Math.max(widths[i], line.get(i).length())));
		lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).toList());
		return lines.stream().map((line) -> line(line, widths) + "\n").collect(Collectors.joining());
	}

	private static String line(List<String> values, int[] widths) {
		boolean ruler = values.get(0).startsWith("--");
		List<String> cells = new ArrayList<>();
		for (int i = 0; i < widths.length; i++) {
			cells.add(values.get(i) + (ruler ? "-" : " ").repeat(widths[i] - values.get(i).length()));
		}
		return (ruler ? "-" + String.join("-+-", cells) + "-" : " " + String.join(" | ", cells)).stripTrailing();
	}

	/** Return what schema-sync ran since the last time that somebody asked. */
	String ran() {
		List<String> all = history();
		List<String> since = all.subList(this.statementsShown, all.size());
		this.statementsShown = all.size();
		return since.stream().map((statement) -> statement + ";\n").collect(Collectors.joining());
	}

	/** Skip what nobody wants to see. */
	void forget() {
		this.statementsShown = history().size();
	}

	List<String> history() {
		boolean known = Boolean.TRUE
			.equals(this.jdbc.queryForObject("select to_regclass('schemasync_history') is not null", Boolean.class));
		return known ? this.jdbc.queryForList("select statement from schemasync_history order by started_at, ctid",
				String.class) : List.of();
	}

}
