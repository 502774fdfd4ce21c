package io.schemasync.dialect.sql;

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
public record SqlToken(Kind kind, String text, int start, int depth) {

	public int end() {
		return this.start + this.text.length();
	}

	public boolean is(String word) {
		return this.kind != Kind.QUOTED && this.kind != Kind.STRING && this.text.equalsIgnoreCase(word);
	}

	/**
	 * Return the word or the name that this piece is.
	 * @return the name without quotes, or the word in lower case
	 */
	public String name() {
		return (this.kind == Kind.QUOTED) ? unquoted() : this.text.toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the name that this piece stands for.
	 * @param names how the database spells names
	 * @return the name as the catalog has it
	 */
	public String name(Identifiers names) {
		return (this.kind == Kind.QUOTED) ? names.cut(unquoted()) : names.fold(this.text);
	}

	private String unquoted() {
		String quote = this.text.substring(0, 1);
		return this.text.substring(1, this.text.length() - 1).replace(quote + quote, quote);
	}

	/**
	 * Split a text.
	 * @param sql the text
	 * @return its pieces in order, without blanks and comments
	 */
	public static List<SqlToken> split(String sql) {
		return new SqlScanner(sql).tokens();
	}

	/**
	 * Take off the parentheses around a whole expression.
	 * @param sql the expression
	 * @return the expression without the parentheses that enclose all of it
	 */
	public static String withoutParentheses(String sql) {
		String text = sql.strip();
		List<SqlToken> tokens = split(text);
		boolean enclosed = tokens.size() > 2 && tokens.get(0).is("(")
				&& tokens.stream().filter((token) -> token.depth() == 0).count() == 2
				&& tokens.get(tokens.size() - 1).is(")");
		return enclosed ? withoutParentheses(text.substring(1, text.length() - 1)) : text;
	}

	/** What a piece can be. */
	public enum Kind {

		WORD, QUOTED, STRING, NUMBER, SYMBOL

	}

}
