package io.schemasync.scenario;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;

/** All values of all tables of a schema, but for the books of schema-sync. */
final class Rows {

	private final Map<String, List<String>> columns = new TreeMap<>();

	private final Map<String, List<String>> values = new TreeMap<>();

	private Rows() {
	}

	static Rows of(DataSource dataSource) {
		Rows rows = new Rows();
		try (Connection connection = dataSource.getConnection()) {
			DatabaseMetaData facts = connection.getMetaData();
			try (ResultSet tables = facts.getTables(connection.getCatalog(), connection.getSchema(), "%",
					new String[] { "TABLE", "BASE TABLE" })) {
				while (tables.next()) {
					String table = tables.getString("TABLE_NAME");
					if (!table.toLowerCase().startsWith("schemasync_")) {
						rows.columns.put(table, columns(connection, table));
					}
				}
			}
			for (String table : rows.columns.keySet()) {
				rows.values.put(table, values(connection, table, rows.columns.get(table)));
			}
			return rows;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> columns(Connection connection, String table) throws SQLException {
		List<String> names = new ArrayList<>();
		DatabaseMetaData facts = connection.getMetaData();
		String escape = facts.getSearchStringEscape();
		String pattern = table.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
		try (ResultSet columns = facts.getColumns(connection.getCatalog(), connection.getSchema(), pattern, "%")) {
			while (columns.next()) {
				names.add(columns.getString("COLUMN_NAME"));
			}
		}
		return names;
	}

	private static List<String> values(Connection connection, String table, List<String> columns) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select "
						+ columns.stream().map((name) -> quote(connection, name)).collect(Collectors.joining(", "))
						+ " from " + quote(connection, table))) {
			while (result.next()) {
				StringBuilder row = new StringBuilder();
				for (int i = 1; i <= columns.size(); i++) {
					row.append(result.getString(i)).append('|');
				}
				rows.add(row.toString());
			}
		}
		rows.sort(null);
		return rows;
	}

	private static String quote(Connection connection, String name) {
		try {
			return connection.createStatement().enquoteIdentifier(name, true);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Follow what a plan has given other names. */
	Rows renamed(Plan plan) {
		Rows renamed = new Rows();
		renamed.columns.putAll(this.columns);
		renamed.values.putAll(this.values);
		plan.applicable().forEach((step) -> {
			if (step.change() instanceof Change.Rename rename && rename.from() instanceof Table) {
				String to = rename.to().name().name();
				renamed.columns.put(to, renamed.columns.remove(rename.from().name().name()));
				renamed.values.put(to, renamed.values.remove(rename.from().name().name()));
			}
			if (step.change() instanceof Change.RenamePart rename) {
				renamed.columns.computeIfPresent(rename.name().name(),
						(table, names) -> names.stream()
							.map((name) -> name.equals(rename.from().name()) ? rename.to().name() : name)
							.toList());
			}
		});
		return renamed;
	}

	/** Compare the tables and columns that were there before. */
	void assertKeptIn(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			for (String table : this.columns.keySet()) {
				assertThat(values(connection, table, this.columns.get(table))).as("rows of " + table)
					.isEqualTo(this.values.get(table));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
