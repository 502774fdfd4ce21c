package io.schemasync.random;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows in tables of which only the catalog is known.
 */
final class Rows {

	private static final String COLUMNS = """
			select c.oid::regclass::text as full_name, quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type, a.atttypid::regtype::text as plain,
			  greatest(a.atttypmod - 4, 0) as length, t.typtype::text as kind, t.typcategory::text as category, a.attidentity::text as identity,
			  (select enumlabel from pg_enum where enumtypid = t.oid order by enumsortorder limit 1) as label,
			  (select f.confrelid::regclass::text || '|' || (select quote_ident(r.attname) from pg_attribute r where r.attrelid = f.confrelid and r.attnum = f.confkey[array_position(f.conkey, a.attnum)])
			    from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey) limit 1) as target,
			  (select (regexp_match(pg_get_constraintdef(k.oid), 'ARRAY\\[(''(?:[^'']|'''')*'')'))[1] from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey) and cardinality(k.conkey) = 1
			    and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as allowed,
			  (select count(*) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)) as checks
			from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
			where c.relkind = 'r' and c.relname not like 'schemasync\\_%' and a.attgenerated = '' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
			order by c.oid, a.attnum
			""";

	private Rows() {
	}

	/** Two rows for each table that accepts what is tried; the tables that have some. */
	static int insert(JdbcTemplate jdbc) {
		Map<String, Map<String, Map<String, Object>>> tables = new LinkedHashMap<>();
		for (Map<String, Object> column : jdbc.queryForList(COLUMNS)) {
			tables.computeIfAbsent((String) column.get("full_name"), (name) -> new LinkedHashMap<>())
				.put((String) column.get("name"), column);
		}
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
		return filled.size();
	}

	private static boolean tryToInsert(JdbcTemplate jdbc, String table, Map<String, Map<String, Object>> columns,
			int row) {
		try {
			List<String> values = columns.values().stream().map((column) -> value(column, row)).toList();
			jdbc.execute("insert into " + table + " (" + String.join(", ", columns.keySet())
					+ ") overriding system value values (" + String.join(", ", values) + ")");
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private static String value(Map<String, Object> column, int row) {
		String target = (String) column.get("target");
		if (target != null) {
			String[] parts = target.split("\\|(?=[^|]*$)");
			return "(select " + parts[1] + " from " + parts[0] + " order by 1 offset " + (row - 1) + " limit 1)";
		}
		if (column.get("allowed") != null) {
			return (String) column.get("allowed");
		}
		String type = (String) column.get("type");
		String plain = (String) column.get("plain");
		if ("e".equals(column.get("kind"))) {
			return "'" + column.get("label") + "'";
		}
		return switch (plain) {
			case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> String.valueOf(row);
			case "oid" -> "lo_from_bytea(0, 'x')";
			case "boolean" -> "true";
			case "character varying", "text", "character", "\"char\"" -> "'" + (char) ('a' + row) + "'";
			case "uuid" -> "'00000000-0000-0000-0000-00000000000" + row + "'";
			case "bytea" -> "'\\x0" + row + "'";
			case "date" -> "'2020-01-0" + row + "'";
			case "inet" -> "'10.0.0." + row + "'";
			case "json", "jsonb" -> "'{\"a\": " + row + "}'";
			case "interval" -> "'" + row + " seconds'";
			case "xml" -> "'<a/>'";
			default -> type.startsWith("time")
					? (plain.startsWith("timestamp") ? "'2020-01-0" + row + " 01:02:03'" : "'01:02:0" + row + "'")
					: "A".equals(column.get("category")) ? "'{}'" : "null";
		};
	}

	/** Checksum of each column of each table with rows, in the order of its rows. */
	static Map<String, String> checksums(JdbcTemplate jdbc) {
		Map<String, String> checksums = new TreeMap<>();
		jdbc.query(
				"""
						select c.oid::regclass::text || '.' || quote_ident(a.attname), (xpath('/row/x/text()', query_to_xml(format(
						  'select md5(string_agg(coalesce(%1$I::text, chr(1)), chr(2) order by %1$I::text)) as x from %2$s', a.attname, c.oid::regclass), false, true, '')))[1]::text
						from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
						where c.relkind = 'r' and c.relname not like 'schemasync\\_%' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
						""",
				(row) -> {
					if (row.getString(2) != null) {
						checksums.put(row.getString(1), row.getString(2));
					}
				});
		return checksums;
	}

}
