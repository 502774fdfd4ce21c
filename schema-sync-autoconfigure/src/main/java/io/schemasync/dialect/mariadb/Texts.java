package io.schemasync.dialect.mariadb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Takes SQL texts apart as far as that is needed to tell that two say the same. */
final class Texts {

	private Texts() {
	}

	/**
	 * Split at a separator that stands outside of parentheses and quotes.
	 * @param sql the text
	 * @param separator a comma or a blank
	 * @return the pieces, stripped, without empty ones
	 */
	static List<String> split(String sql, char separator) {
		List<String> pieces = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		int depth = 0;
		for (int i = 0; i < sql.length(); i++) {
			char letter = sql.charAt(i);
			int end = isQuote(letter) ? quoted(sql, i) : i;
			depth += (letter == '(') ? 1 : (letter == ')') ? -1 : 0;
			boolean separates = (separator == ' ') ? Character.isWhitespace(letter) : letter == separator;
			if (separates && depth == 0) {
				add(pieces, piece);
			}
			else {
				piece.append(sql, i, end + 1);
			}
			i = end;
		}
		add(pieces, piece);
		return pieces;
	}

	private static void add(List<String> pieces, StringBuilder piece) {
		String text = piece.toString().strip();
		if (!text.isEmpty()) {
			pieces.add(text);
		}
		piece.setLength(0);
	}

	private static boolean isQuote(char letter) {
		return letter == '\'' || letter == '"' || letter == '`';
	}

	/** Return where the quote that begins here ends. */
	private static int quoted(String sql, int start) {
		char quote = sql.charAt(start);
		for (int i = start + 1; i < sql.length(); i++) {
			if (sql.charAt(i) == '\\' && quote != '`') {
				i++;
			}
			else if (sql.charAt(i) == quote) {
				if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
					i++;
				}
				else {
					return i;
				}
			}
		}
		return sql.length() - 1;
	}

	/** Bring a text to lower case and without blanks, parentheses and backticks. */
	static String plain(String sql) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < sql.length(); i++) {
			char letter = sql.charAt(i);
			if (letter == '\'' || letter == '"') {
				int end = quoted(sql, i);
				plain.append('\'').append(sql, i + 1, Math.max(i + 1, end)).append('\'');
				i = end;
			}
			else if (!Character.isWhitespace(letter) && "()`".indexOf(letter) < 0) {
				plain.append(Character.toLowerCase(letter));
			}
		}
		return plain.toString();
	}

	/** Write what the server escapes by a backslash as the standard does. */
	static String withoutBackslashes(String sql) {
		StringBuilder standard = new StringBuilder();
		for (int i = 0; i < sql.length(); i++) {
			char letter = sql.charAt(i);
			if (letter != '\'') {
				standard.append(letter);
				continue;
			}
			int end = quoted(sql, i);
			String text = sql.substring(i + 1, Math.max(i + 1, end)).replace("\\'", "''").replace("\\\\", "\\");
			standard.append(letter).append(text).append(letter);
			i = end;
		}
		return standard.toString();
	}

	/** Tell whether two defaults are the same by their texts alone. */
	static boolean sameDefault(String one, String other) {
		String first = constant(plain(one));
		String second = constant(plain(other));
		return first.equals(second)
				|| isNumber(first) && isNumber(second) && new BigDecimal(first).compareTo(new BigDecimal(second)) == 0;
	}

	private static String constant(String plain) {
		return switch (plain) {
			case "true", "b'1'" -> "1";
			case "false", "b'0'" -> "0";
			case "current_timestamp", "now" -> "current_timestamp";
			default -> (plain.length() > 2 && plain.startsWith("'") && isNumber(plain.substring(1, plain.length() - 1)))
					? plain.substring(1, plain.length() - 1) : plain;
		};
	}

	private static boolean isNumber(String text) {
		return text.matches("[-+]?[0-9]{1,60}(\\.[0-9]{1,60})?");
	}

	/**
	 * Replace every name between backticks.
	 * @param sql the text
	 * @param names what to put in its place
	 * @return the text
	 */
	static String replaceNames(String sql, UnaryOperator<String> names) {
		StringBuilder replaced = new StringBuilder();
		for (int i = 0; i < sql.length(); i++) {
			char letter = sql.charAt(i);
			if (!isQuote(letter)) {
				replaced.append(letter);
				continue;
			}
			int end = quoted(sql, i);
			replaced.append((letter == '`') ? names.apply(sql.substring(i + 1, Math.max(i + 1, end)).replace("``", "`"))
					: sql.substring(i, end + 1));
			i = end;
		}
		return replaced.toString();
	}

	static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

}
