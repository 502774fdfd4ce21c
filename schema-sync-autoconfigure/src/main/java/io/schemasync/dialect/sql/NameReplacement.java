package io.schemasync.dialect.sql;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.schemasync.dialect.sql.SqlToken.Kind;

/** Puts new names of columns into expressions. */
public final class NameReplacement {

	private NameReplacement() {
	}

	/**
	 * Replace names, wherever they are neither functions nor types.
	 * @param sql the expression
	 * @param replacements the new names by the old ones
	 * @param names how the database spells names
	 * @return the expression with the new names
	 */
	public static String in(String sql, Map<String, String> replacements, Identifiers names) {
		List<SqlToken> tokens = SqlToken.split(sql);
		StringBuilder text = new StringBuilder();
		int end = 0;
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			String replacement = isName(tokens, i) ? replacements.get(token.name(names)) : null;
			if (replacement != null) {
				text.append(sql, end, token.start()).append(spelled(tokens, i, replacement, names));
				end = token.end();
			}
		}
		return text.append(sql.substring(end)).toString();
	}

	private static boolean isName(List<SqlToken> tokens, int position) {
		SqlToken token = tokens.get(position);
		boolean type = position > 0 && tokens.get(position - 1).is("::");
		boolean function = token.kind() == Kind.WORD && position + 1 < tokens.size() && tokens.get(position + 1).is("(")
				&& !namesTable(tokens, position);
		return (token.kind() == Kind.QUOTED || token.kind() == Kind.WORD) && !type && !function;
	}

	private static boolean namesTable(List<SqlToken> tokens, int position) {
		return position > 0 && Stream.of("on", "references", "table").anyMatch(tokens.get(position - 1)::is);
	}

	/** Some servers quote by a character that is no quote to others. */
	private static String spelled(List<SqlToken> tokens, int position, String name, Identifiers names) {
		if (tokens.get(position).kind() == Kind.QUOTED) {
			return '"' + name.replace("\"", "\"\"") + '"';
		}
		boolean enclosed = position > 0 && tokens.get(position - 1).is("`");
		return enclosed ? name.replace("`", "``") : names.quote(name);
	}

}
