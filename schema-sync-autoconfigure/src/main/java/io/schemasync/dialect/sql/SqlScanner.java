package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.sql.SqlToken.Kind;

/**
 * Splits a SQL text. Every start has some thousands of short texts to split, so it goes
 * through the characters itself.
 */
final class SqlScanner {

	private static final Set<String> PAIRS = Set.of("::", "<>", "<=", ">=", "!=");

	private final String sql;

	SqlScanner(String sql) {
		this.sql = sql;
	}

	/** Return the pieces in order, without blanks and comments. */
	List<SqlToken> tokens() {
		List<SqlToken> tokens = new ArrayList<>();
		int depth = 0;
		int end;
		for (int start = 0; start < this.sql.length(); start = end) {
			end = blank(start);
			if (end > start) {
				continue;
			}
			Kind kind = Kind.STRING;
			end = string(start);
			if (end < 0) {
				kind = Kind.QUOTED;
				end = (at(start) == '"') ? quoted(start, '"', false) : -1;
			}
			if (end < 0) {
				kind = Kind.WORD;
				end = word(start);
			}
			if (end < 0) {
				kind = Kind.NUMBER;
				end = number(start);
			}
			if (end < 0) {
				kind = Kind.SYMBOL;
				end = symbol(start);
			}
			char first = at(start);
			if (kind == Kind.SYMBOL && (first == ')' || first == ']')) {
				depth--;
			}
			tokens.add(new SqlToken(kind, this.sql.substring(start, end), start, depth));
			if (kind == Kind.SYMBOL && (first == '(' || first == '[')) {
				depth++;
			}
		}
		return tokens;
	}

	private char at(int position) {
		return (position < this.sql.length()) ? this.sql.charAt(position) : '\0';
	}

	/** Return where blanks or a comment end, the start if there are none. */
	private int blank(int start) {
		int end = start;
		while (isBlank(at(end)) && end < this.sql.length()) {
			end++;
		}
		if (end > start) {
			return end;
		}
		if (this.sql.startsWith("--", start)) {
			int line = this.sql.indexOf('\n', start);
			return (line < 0) ? this.sql.length() : line;
		}
		int close = this.sql.startsWith("/*", start) ? this.sql.indexOf("*/", start + 2) : -1;
		return (close < 0) ? start : close + 2;
	}

	private static boolean isBlank(char character) {
		return character == ' ' || character >= '\t' && character <= '\r';
	}

	/** Return where a string that begins here ends, -1 if none does. */
	private int string(int start) {
		char first = at(start);
		if ((first == 'e' || first == 'E') && at(start + 1) == '\'') {
			return quoted(start + 1, '\'', true);
		}
		if (first == '\'') {
			return quoted(start, '\'', false);
		}
		return (first == '$') ? dollarQuoted(start) : -1;
	}

	private int quoted(int start, char quote, boolean escapes) {
		int i = start + 1;
		while (i < this.sql.length()) {
			char character = this.sql.charAt(i);
			if (character == '\\' && escapes) {
				i += 2;
			}
			else if (character != quote) {
				i++;
			}
			else if (at(i + 1) == quote) {
				i += 2;
			}
			else {
				return i + 1;
			}
		}
		return -1;
	}

	private int dollarQuoted(int start) {
		int tag = start + 1;
		while (at(tag) == '_' || at(tag) < 128 && Character.isLetterOrDigit(at(tag))) {
			tag++;
		}
		if (at(tag) != '$') {
			return -1;
		}
		String delimiter = this.sql.substring(start, tag + 1);
		int close = this.sql.indexOf(delimiter, tag + 1);
		return (close < 0) ? -1 : close + delimiter.length();
	}

	private int word(int start) {
		int first = this.sql.codePointAt(start);
		if (first != '_' && !Character.isLetter(first)) {
			return -1;
		}
		int end = start + Character.charCount(first);
		while (end < this.sql.length() && continuesWord(this.sql.codePointAt(end))) {
			end += Character.charCount(this.sql.codePointAt(end));
		}
		return end;
	}

	private static boolean continuesWord(int character) {
		if (character < 128) {
			return character == '_' || character == '$' || Character.isLetterOrDigit(character);
		}
		return switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK,
					Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
				true;
			default -> Character.isLetter(character);
		};
	}

	private int number(int start) {
		int end = digits(start);
		if (end == start) {
			return -1;
		}
		if (at(end) == '.') {
			end = digits(end + 1);
		}
		if (at(end) == 'e' || at(end) == 'E') {
			int sign = (at(end + 1) == '+' || at(end + 1) == '-') ? end + 2 : end + 1;
			end = (digits(sign) > sign) ? digits(sign) : end;
		}
		return end;
	}

	private int digits(int start) {
		int end = start;
		while (at(end) >= '0' && at(end) <= '9') {
			end++;
		}
		return end;
	}

	private int symbol(int start) {
		return start + ((start + 2 <= this.sql.length() && PAIRS.contains(this.sql.substring(start, start + 2))) ? 2
				: Character.charCount(this.sql.codePointAt(start)));
	}

}
