package io.schemasync.dialect.sqlite;

import java.util.Locale;
import java.util.regex.Pattern;

import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.Column;

/** Definitions of columns, where SQLite differs from others. */
final class SqliteClauses {

	private static final Pattern LITERAL = Pattern.compile(
			"(?is)'([^']|'')*'|x'[0-9a-f]*'|[+-]? ?[0-9.]+(e[+-]?[0-9]+)?|null|true|false|current_(date|time|timestamp)");

	private SqliteClauses() {
	}

	/**
	 * Write a column; one that makes its own values is known by its type and its key.
	 */
	static String column(Column column) {
		StringBuilder sql = new StringBuilder(SqliteNames.INSTANCE.quote(column.name()));
		if (!column.type().name().isEmpty()) {
			sql.append(' ').append(SqlClauses.type(column.type()));
		}
		if (column.collation() != null) {
			sql.append(' ').append(collate(column));
		}
		if (column.defaultValue() != null) {
			sql.append(' ').append(defaultValue(column.defaultValue()));
		}
		if (column.generated() != null) {
			sql.append(' ').append(generated(column));
		}
		if (!column.nullable()) {
			sql.append(" not null");
		}
		return sql.toString();
	}

	static String collate(Column column) {
		return "collate " + column.collation();
	}

	static String defaultValue(String value) {
		return "default " + (LITERAL.matcher(value).matches() ? value : "(" + value + ")");
	}

	/** Anything else needs a table that is empty, or anew. */
	static boolean isConstant(String value) {
		return LITERAL.matcher(value).matches() && !value.toLowerCase(Locale.ROOT).startsWith("current_");
	}

	static String generated(Column column) {
		return (column.generated() == null) ? "" : "generated always as (" + column.generated().sql() + ") "
				+ (column.generated().stored() ? "stored" : "virtual");
	}

}
