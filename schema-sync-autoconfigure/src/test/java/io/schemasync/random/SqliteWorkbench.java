package io.schemasync.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.embedded.TestDatabase;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A file of SQLite that is emptied for each model. */
final class SqliteWorkbench extends Workbench {

	private static final String TABLES = "sqlite_schema s where s.type = 'table' and s.name not like 'sqlite!_%' escape '!'"
			+ " and s.name not like 'schemasync!_%' escape '!'";

	private static final String QUOTED = "'\"' || replace(%s, '\"', '\"\"') || '\"'";

	/** A rule stands in the statement of its table alone. */
	private static final Pattern CHECK = Pattern.compile("(?i)\\bcheck ?\\(");

	private static final Pattern PART = Pattern.compile("(?i) not null|,? (constraint \\w+ )?check ?\\(");

	private static final String WITHOUT = "without ";

	private static final String SEPARATOR = " ~ ";

	SqliteWorkbench() {
		super(database());
	}

	private static TestDatabase database() {
		try {
			Path file = Files.createTempDirectory("schema-sync-random").resolve(UUID.randomUUID() + ".db");
			file.toFile().deleteOnExit();
			file.getParent().toFile().deleteOnExit();
			return new TestDatabase("random", "jdbc:sqlite:" + file + "?synchronous=OFF&journal_mode=MEMORY", "", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	void empty() {
		for (String sql : jdbc().queryForList("select 'drop ' || type || ' ' || " + QUOTED.formatted("name")
				+ " from sqlite_schema where type = 'view' or type = 'table' and name not like 'sqlite!_%' escape '!'"
				+ " order by type desc", String.class)) {
			jdbc().execute(sql);
		}
	}

	@Override
	CatalogSnapshot snapshot() {
		List<CatalogSnapshot.Item> items = new ArrayList<>();
		jdbc().query("select s.name, s.sql from " + TABLES, (row) -> {
			String table = row.getString(1);
			String sql = row.getString(2);
			items.addAll(parts(table, "column",
					"""
							select name, type || case when "notnull" and not pk then ' not null' else '' end || coalesce(' default ' || dflt_value, '') || ' key ' || pk || ' hidden ' || hidden, cid + 1 from pragma_table_xinfo(?)"""));
			items.addAll(parts(table, "index",
					"""
							select case l.origin when 'c' then l.name else '' end, case l."unique" when 1 then 'unique ' else '' end || l.origin || ' ' || (select group_concat(coalesce(x.name, '(expression)') || case x."desc" when 1 then ' desc' else '' end)
							  from pragma_index_xinfo(l.name) x where x.key) || coalesce((select ' ' || sql from sqlite_schema i where i.name = l.name and (i.sql like '%) where %' or i.sql like '%((%')), ''), 0 from pragma_index_list(?) l"""));
			items.addAll(parts(table, "foreign key",
					"""
							select '', "from" || ' to ' || "table" || '.' || coalesce("to", '') || ' ' || on_delete, 0 from pragma_foreign_key_list(?)"""));
			checks(sql).forEach((check) -> items.add(item("check", table, "", check, 0)));
			items.add(item("table", table, table,
					sql.toLowerCase(Locale.ROOT).contains("autoincrement") ? "counts" : "", 0));
			boolean filled = !jdbc().queryForList("select 1 from " + quoted(table) + " limit 1").isEmpty();
			items.add(item("rows", table, "", filled ? "some" : "", 0));
		});
		jdbc().query("select name, sql from sqlite_schema where type = 'view'", (row) -> {
			items.add(item("view", row.getString(1), row.getString(1),
					row.getString(2).replaceFirst("(?is)^create view .*? as ", "").strip(), 0));
		});
		return new CatalogSnapshot(items);
	}

	private List<CatalogSnapshot.Item> parts(String table, String kind, String query) {
		return jdbc().query(query,
				(row, number) -> item(kind, table, row.getString(1), row.getString(2), row.getInt(3)), table);
	}

	private static CatalogSnapshot.Item item(String kind, String table, String name, String description, int position) {
		return new CatalogSnapshot.Item(kind, "main." + table, name, description.toLowerCase(Locale.ROOT), position);
	}

	private static List<String> checks(String sql) {
		List<String> checks = new ArrayList<>();
		Matcher matcher = CHECK.matcher(sql);
		while (matcher.find()) {
			String check = sql.substring(matcher.end() - 1, end(sql, matcher.end() - 1));
			checks.add("(" + SqlToken.withoutParentheses(check).replaceAll("[\\s\"`]+", "").toLowerCase(Locale.ROOT)
					+ ")");
		}
		return checks;
	}

	/** Texts in such rules have no parentheses. */
	private static int end(String sql, int begin) {
		int depth = 0;
		for (int i = begin; i < sql.length(); i++) {
			depth += (sql.charAt(i) == '(') ? 1 : (sql.charAt(i) == ')') ? -1 : 0;
			if (depth == 0) {
				return i + 1;
			}
		}
		return sql.length();
	}

	@Override
	CatalogSnapshot parts() {
		return new CatalogSnapshot(snapshot().items()
			.stream()
			.map((item) -> new CatalogSnapshot.Item(item.kind(), item.owner(), item.name(), item.description(), 0))
			.toList());
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	String spelled(String object) {
		return "main." + object;
	}

	/** Hibernate never adds a rule over several columns here. */
	@Override
	boolean isHibernates(String complaint) {
		return complaint.matches(
				"(?s)(catalog: \\+ index .* \\| unique u .*|plan on what Hibernate (created|updated): .* unique .*)");
	}

	@Override
	void fill() {
		rows().insert();
	}

	@Override
	Map<String, String> checksums() {
		return rows().checksums();
	}

	private TableRows rows() {
		return new TableRows(jdbc(),
				jdbc().query("select s.name, x.name, x.type, x.hidden, s.sql from "
						+ TABLES.replace("sqlite_schema s", "sqlite_schema s, pragma_table_xinfo(s.name) x")
						+ " order by s.name, x.cid", (row, number) -> {
							String column = row.getString(2);
							return new TableRows.Column(quoted(row.getString(1)), quoted(column), row.getString(3),
									row.getInt(4) > 1, null,
									checks(row.getString(5)).stream()
										.filter((check) -> check.contains(column.toLowerCase(Locale.ROOT) + "in("))
										.findFirst()
										.map((check) -> check.replace("in(", " in("))
										.orElse(null));
						}));
	}

	/** Where there is no statement, another definition of the table takes its place. */
	@Override
	List<String> mutations() {
		List<String> mutations = new ArrayList<>(jdbc().queryForList("select 'drop ' || type || ' ' || "
				+ QUOTED.formatted("name")
				+ " from sqlite_schema where sql is not null and name not like 'schemasync!_%' escape '!' and name not like 'sqlite!_%' escape '!'"
				+ " union all select 'alter table ' || " + QUOTED.formatted("s.name") + " || ' drop column ' || "
				+ QUOTED.formatted("x.name") + " from "
				+ TABLES.replace("sqlite_schema s", "sqlite_schema s, pragma_table_xinfo(s.name) x") + " order by 1",
				String.class));
		jdbc().query("select s.name, s.sql from " + TABLES + " order by 1", (row) -> {
			mutations.addAll(withoutParts(row.getString(1), row.getString(2)));
		});
		return mutations;
	}

	private static List<String> withoutParts(String table, String sql) {
		List<String> mutations = new ArrayList<>();
		Matcher matcher = PART.matcher(sql);
		while (matcher.find()) {
			boolean check = matcher.group().endsWith("(");
			int begin = check ? matcher.start()
					: Math.max(sql.lastIndexOf(',', matcher.start()), sql.lastIndexOf('(', matcher.start()));
			String part = sql.substring(begin, check ? end(sql, matcher.end() - 1) : matcher.end());
			mutations.add(WITHOUT + table + SEPARATOR + part + SEPARATOR
					+ (check ? "" : part.substring(0, part.length() - matcher.group().length())));
		}
		return mutations;
	}

	@Override
	void mutate(String mutation) {
		if (!mutation.startsWith(WITHOUT)) {
			jdbc().execute(mutation);
			return;
		}
		String[] parts = mutation.substring(WITHOUT.length()).split(SEPARATOR, -1);
		jdbc().execute((ConnectionCallback<Boolean>) (connection) -> {
			JdbcTemplate single = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			single.execute("pragma writable_schema = on");
			single.update("update sqlite_schema set sql = replace(sql, ?, ?) where type = 'table' and name = ?",
					parts[1], parts[2], parts[0]);
			single.execute(
					"pragma schema_version = " + (single.queryForObject("pragma schema_version", Integer.class) + 1));
			single.execute("pragma writable_schema = reset");
			return true;
		});
	}

}
