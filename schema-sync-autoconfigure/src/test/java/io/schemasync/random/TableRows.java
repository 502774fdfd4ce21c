package io.schemasync.random;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Rows in the tables of a database whose columns are known, by plain SQL.
 */
final class TableRows {

	private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");

	private final JdbcTemplate jdbc;

	private final Map<String, List<Column>> tables = new LinkedHashMap<>();

	TableRows(JdbcTemplate jdbc, List<Column> columns) {
		this.jdbc = jdbc;
		columns
			.forEach((column) -> this.tables.computeIfAbsent(column.table(), (table) -> new ArrayList<>()).add(column));
	}

	/** Put two rows into each table that accepts what is tried. */
	void insert() {
		Map<String, Integer> filled = new HashMap<>();
		for (int round = 0; round < 3; round++) {
			this.tables.forEach((table, columns) -> {
				for (int row = 1; row <= 2 && filled.getOrDefault(table, 0) < 2; row++) {
					if (tryToInsert(table, columns, row)) {
						filled.merge(table, 1, Integer::sum);
					}
				}
			});
		}
	}

	private boolean tryToInsert(String table, List<Column> columns, int row) {
		List<Column> written = columns.stream().filter((column) -> !column.generated()).toList();
		try {
			this.jdbc.execute("insert into " + table + " ("
					+ String.join(", ", written.stream().map(Column::name).toList()) + ") values ("
					+ String.join(", ", written.stream().map((column) -> value(column, row)).toList()) + ")");
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private static String value(Column column, int row) {
		if (column.target() != null) {
			return column.target().replace("%d", String.valueOf(row - 1));
		}
		String type = column.type().toLowerCase(Locale.ROOT);
		if (type.startsWith("enum")
				|| column.rule() != null && column.rule().toLowerCase(Locale.ROOT).contains(" in")) {
			Matcher label = TEXT.matcher(type.startsWith("enum") ? column.type() : String.valueOf(column.rule()));
			if (label.find()) {
				return label.group();
			}
		}
		if (type.contains("array")) {
			return "null";
		}
		if (type.matches("(tiny|small|big)?int.*|numeric.*|decimal.*|decfloat.*|real.*|float.*|double.*")
				&& !type.startsWith("interval")) {
			return String.valueOf(row);
		}
		if (type.startsWith("bool") || type.startsWith("bit")) {
			return "true";
		}
		if (type.contains("char") || type.contains("text") || type.contains("clob")) {
			return "'" + (char) ('a' + row) + "'";
		}
		if (type.contains("binary") || type.contains("blob")) {
			return "x'0" + row + "'";
		}
		if (type.startsWith("uuid")) {
			return "'00000000-0000-0000-0000-00000000000" + row + "'";
		}
		if (type.startsWith("json")) {
			return "json '{\"a\": " + row + "}'";
		}
		if (type.startsWith("date")) {
			return "'2020-01-0" + row + "'";
		}
		return type.startsWith("timestamp") ? "'2020-01-0" + row + " 01:02:03'"
				: type.startsWith("time") ? "'01:02:0" + row + "'" : "null";
	}

	/** What each column of each table with rows holds, whatever the order of its rows. */
	Map<String, String> checksums() {
		Map<String, String> checksums = new TreeMap<>();
		this.tables.forEach((table, columns) -> columns.forEach((column) -> {
			List<String> values = new ArrayList<>();
			this.jdbc.query("select " + column.name() + " from " + table,
					(RowCallbackHandler) (row) -> values.add(text(row)));
			if (!values.isEmpty()) {
				values.sort(null);
				checksums.put(table + "." + column.name(), values.toString());
			}
		}));
		return checksums;
	}

	private static String text(ResultSet row) throws SQLException {
		Object value = row.getObject(1);
		if (value instanceof byte[] || value instanceof Blob) {
			return HexFormat.of().formatHex(row.getBytes(1));
		}
		if (value instanceof Array array) {
			return Arrays.deepToString((Object[]) array.getArray());
		}
		return String.valueOf((value instanceof Clob) ? row.getString(1) : value);
	}

	/**
	 * A column, as it can stand in a statement.
	 *
	 * @param table its table
	 * @param name its name
	 * @param type its type
	 * @param generated whether the database makes its values
	 * @param target a query for the value that it may have, of the row with a number,
	 * {@code null} if it refers to nothing
	 * @param rule what its values have to obey, {@code null} for anything
	 */
	record Column(String table, String name, String type, boolean generated, @Nullable String target,
			@Nullable String rule) {
	}

}
