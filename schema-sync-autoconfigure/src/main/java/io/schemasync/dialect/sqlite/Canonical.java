package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.dialect.sql.SqlToken.Kind;
import io.schemasync.schema.ColumnType;

/**
 * Spells texts, which SQLite keeps as they were written, in such a way that those which
 * say the same are equal.
 */
final class Canonical {

	private Canonical() {
	}

	/** Write all quoted names in the standard's quotes. */
	static String quotes(String sql) {
		StringBuilder text = new StringBuilder();
		int i = 0;
		while (i < sql.length()) {
			char first = sql.charAt(i);
			int end = end(sql, i, first);
			String piece = sql.substring(i, end);
			boolean name = (first == '`' || first == '[') && end - i > 1;
			text.append(
					name ? '"' + piece.substring(1, piece.length() - 1).replace("``", "`").replace("\"", "\"\"") + '"'
							: piece);
			i = end;
		}
		return text.toString();
	}

	private static int end(String sql, int start, char first) {
		if (first == '\'' || first == '"' || first == '`') {
			return quoted(sql, start, first);
		}
		if (first == '[') {
			return after(sql, "]", start);
		}
		if (sql.startsWith("--", start)) {
			return after(sql, "\n", start);
		}
		return sql.startsWith("/*", start) ? after(sql, "*/", start + 2) : start + 1;
	}

	private static int quoted(String sql, int start, char quote) {
		int i = start + 1;
		while (i < sql.length()) {
			if (sql.charAt(i) == quote) {
				if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
					return i + 1;
				}
				i++;
			}
			i++;
		}
		return sql.length();
	}

	private static int after(String sql, String mark, int start) {
		int found = sql.indexOf(mark, start);
		return (found < 0) ? sql.length() : found + mark.length();
	}

	/**
	 * Spell an expression.
	 * @param sql the expression
	 * @param columns names of columns as they are to be spelled
	 */
	static String expression(String sql, Collection<String> columns) {
		Map<String, String> names = new HashMap<>();
		columns.forEach((name) -> names.put(name.toLowerCase(Locale.ROOT), SqliteNames.INSTANCE.quote(name)));
		StringBuilder text = new StringBuilder();
		SqlToken before = null;
		boolean sign = false;
		for (SqlToken token : SqlToken.split(SqlToken.withoutParentheses(quotes(sql)))) {
			boolean signed = sign && token.kind() == Kind.NUMBER;
			if (before != null && !signed && !touches(before, token)) {
				text.append(' ');
			}
			text.append(spelled(token, names));
			sign = (token.is("-") || token.is("+"))
					&& (before == null || (before.kind() == Kind.SYMBOL && !before.is(")")));
			before = token;
		}
		return text.toString();
	}

	private static boolean touches(SqlToken before, SqlToken token) {
		boolean call = token.is("(") && before.kind() == Kind.WORD && !before.is("in") && !before.is("and")
				&& !before.is("or") && !before.is("not");
		return before.is("(") || token.is(")") || token.is(",") || before.is(".") || token.is(".") || call;
	}

	private static String spelled(SqlToken token, Map<String, String> names) {
		return switch (token.kind()) {
			case STRING, NUMBER, SYMBOL -> token.text();
			case WORD -> {
				String lower = token.text().toLowerCase(Locale.ROOT);
				yield names.getOrDefault(lower, lower);
			}
			case QUOTED -> {
				String name = token.name();
				yield names.getOrDefault(name.toLowerCase(Locale.ROOT), SqliteNames.INSTANCE.quote(name));
			}
		};
	}

	/** Spell a type: {@code VARCHAR ( 20 )} is {@code varchar(20)}. */
	static ColumnType type(String declared) {
		String text = declared.strip().replaceAll("\\s+", " ");
		int open = text.indexOf('(');
		if (open < 0 || !text.endsWith(")")) {
			return ColumnType.of(text.toLowerCase(Locale.ROOT));
		}
		List<String> arguments = new ArrayList<>();
		for (String argument : text.substring(open + 1, text.length() - 1).split(",")) {
			arguments.add(argument.strip());
		}
		return new ColumnType(text.substring(0, open).strip().toLowerCase(Locale.ROOT), arguments, 0);
	}

}
