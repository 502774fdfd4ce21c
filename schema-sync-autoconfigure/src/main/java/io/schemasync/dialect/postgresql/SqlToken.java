package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Locale;

/**
 * Smallest piece of a SQL text.
 *
 * @param kind what it is
 * @param text the piece as written
 * @param start where it begins in the whole text
 * @param depth how many parentheses and brackets are open around it
 */
record SqlToken(Kind kind, String text, int start, int depth) {

	int end() {
		return this.start + this.text.length();
	}

	boolean is(String word) {
		return this.kind != Kind.QUOTED && this.kind != Kind.STRING && this.text.equalsIgnoreCase(word);
	}

	/**
	 * Return the name that this piece stands for, as the catalog spells it.
	 * @return the name without quotes, folded to lower case if it had none, and cut where
	 * the server would
	 */
	String name() {
		return PostgreSqlNames
			.truncate((this.kind == Kind.QUOTED) ? this.text.substring(1, this.text.length() - 1).replace("\"\"", "\"")
					: this.text.toLowerCase(Locale.ROOT));
	}

	/**
	 * Split a text.
	 * @param sql the text
	 * @return its pieces in order, without blanks and comments
	 */
	static List<SqlToken> split(String sql) {
		return new SqlScanner(sql).tokens();
	}

	/**
	 * Take off the parentheses around a whole expression.
	 * @param sql the expression
	 * @return the expression without the parentheses that enclose all of it
	 */
	static String withoutParentheses(String sql) {
		String text = sql.strip();
		List<SqlToken> tokens = split(text);
		boolean enclosed = tokens.size() > 2 && tokens.get(0).is("(")
				&& tokens.stream().filter((token) -> token.depth() == 0).count() == 2
				&& tokens.get(tokens.size() - 1).is(")");
		return enclosed ? withoutParentheses(text.substring(1, text.length() - 1)) : text;
	}

	/** What a piece can be. */
	enum Kind {

		WORD, QUOTED, STRING, NUMBER, SYMBOL

	}

}
