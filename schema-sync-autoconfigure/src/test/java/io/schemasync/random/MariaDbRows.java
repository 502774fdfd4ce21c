package io.schemasync.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows in tables on MariaDB of which only the catalog is known. */
final class MariaDbRows {

	private static final String COLUMNS = """
			select concat('`', c.table_schema, '`.`', replace(c.table_name, '`', '``'), '`') as owner,
				concat('`', replace(c.column_name, '`', '``'), '`') as name, c.data_type as type, c.column_type as full_type,
				c.extra as extra, (select concat('`', k.referenced_table_schema, '`.`', k.referenced_table_name, '`|`',
					k.referenced_column_name, '`') from information_schema.key_column_usage k
					where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = c.column_name
						and k.referenced_table_name is not null limit 1) as target
			from information_schema.columns c join information_schema.tables t
				on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
			where c.table_schema in (%s) and c.table_name not like 'schemasync\\_%%'
			order by c.table_schema, c.table_name, c.ordinal_position"""
		.formatted(MariaDbWorkbench.SCHEMAS);

	private MariaDbRows() {
	}

	/** Two rows for each table that accepts what is tried. */
	static void insert(JdbcTemplate jdbc) {
		Map<String, Map<String, String>> tables = new LinkedHashMap<>();
		jdbc.queryForList(COLUMNS)
			.stream()
			.filter((column) -> !String.valueOf(column.get("extra")).contains("GENERATED"))
			.forEach((column) -> tables.computeIfAbsent((String) column.get("owner"), (name) -> new LinkedHashMap<>())
				.put((String) column.get("name"), value(column)));
		Map<String, Integer> filled = new HashMap<>();
		for (int round = 0; round < 3; round++) {
			tables.forEach((table, columns) -> {
				for (int row = 1; row <= 2 && filled.getOrDefault(table, 0) < 2; row++) {
					if (tryToInsert(jdbc, table, columns, row)) {
						filled.merge(table, 1, Integer::sum);
					}
				}
			});
		}
	}

	private static boolean tryToInsert(JdbcTemplate jdbc, String table, Map<String, String> columns, int row) {
		try {
			List<String> values = columns.values().stream().map((value) -> value.formatted(row, row - 1)).toList();
			jdbc.execute("insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
					+ String.join(", ", values) + ")");
			return true;
		}
		catch (DataAccessException | java.util.IllegalFormatException ex) {
			return false;
		}
	}

	private static String value(Map<String, Object> column) {
		String target = (String) column.get("target");
		if (target != null) {
			String[] parts = target.split("\\|(?=[^|]*$)");
			return "(select " + parts[1] + " from " + parts[0] + " x order by 1 limit 1 offset %2$d)";
		}
		return switch (String.valueOf(column.get("type"))) {
			case "enum", "set" -> String.valueOf(column.get("full_type")).replaceAll("(?s)^\\w+\\(('[^']*').*", "$1");
			case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double" -> "%1$d";
			case "bit" -> "b'1'";
			case "date" -> "'2020-01-0%1$d'";
			case "time" -> "'01:02:0%1$d'";
			case "datetime", "timestamp" -> "'2020-01-0%1$d 01:02:03'";
			case "year" -> "202%1$d";
			case "longtext" -> "'{\"a\": %1$d}'";
			case "uuid" -> "'00000000-0000-1000-8000-00000000000%1$d'";
			case "inet6", "inet4" -> "'10.0.0.%1$d'";
			default -> "'%1$d'";
		};
	}

	/** Checksum of each column of each table with rows, in the order of its values. */
	static Map<String, String> checksums(JdbcTemplate jdbc) {
		Map<String, List<String>> tables = new LinkedHashMap<>();
		jdbc.queryForList(COLUMNS)
			.forEach((column) -> tables.computeIfAbsent((String) column.get("owner"), (name) -> new ArrayList<>())
				.add((String) column.get("name")));
		Map<String, String> checksums = new TreeMap<>();
		tables.forEach((table, columns) -> {
			String list = columns.stream()
				.map((column) -> "md5(group_concat(coalesce(hex(cast(" + column
						+ " as char)), '-') order by coalesce(hex(cast(" + column + " as char)), '-')))")
				.reduce((one, other) -> one + ", " + other)
				.orElseThrow();
			jdbc.query("select " + list + " from " + table + " having count(*) > 0", (row) -> {
				for (int i = 0; i < columns.size(); i++) {
					checksums.put(table + "." + columns.get(i), row.getString(i + 1));
				}
			});
		});
		return checksums;
	}

}
