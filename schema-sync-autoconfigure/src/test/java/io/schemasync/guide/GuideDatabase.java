package io.schemasync.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.schemasync.embedded.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database of a section, called {@code shop} on the page. */
final class GuideDatabase {

	private static final String PASSWORD = "secret";

	private static final Pattern ROLE = Pattern.compile("create role (\\w+)");

	private final TestDatabase database;

	private final List<String> roles = new ArrayList<>();

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
		TestDatabase as = role.isEmpty() ? this.database : this.database.as(role, PASSWORD);
		SingleConnectionDataSource session = new SingleConnectionDataSource(as.url(), as.username(), as.password(),
				true);
		try {
			statements(script).forEach((statement) -> run(new JdbcTemplate(session), statement));
		}
		finally {
			session.destroy();
		}
	}

	private void run(JdbcTemplate session, String statement) {
		Matcher role = ROLE.matcher(statement);
		if (role.lookingAt()) {
			this.roles.add(role.group(1));
		}
		if (statement.startsWith("select")) {
			this.rows = session.queryForList(statement);
		}
		else {
			session.execute(statement.replace("database shop", "database " + this.database.name()));
		}
	}

	/** Roles belong to all databases of the server. */
	void dropRoles() {
		for (String role : this.roles) {
			this.jdbc.execute("drop owned by " + role);
			this.jdbc.execute("drop role " + role);
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

	/** Tell whether the server knows when a table was read last. */
	boolean countsReads() {
		return this.jdbc.queryForObject("select current_setting('server_version_num')::int", Integer.class) >= 160_000;
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
