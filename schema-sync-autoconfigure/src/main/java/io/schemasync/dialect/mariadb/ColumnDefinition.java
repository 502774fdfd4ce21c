package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.schema.GeneratedExpression;
import org.jspecify.annotations.Nullable;

/**
 * What a column definition says that somebody wrote, clause by clause. Not thread-safe.
 */
final class ColumnDefinition {

	private static final Set<String> CLAUSES = Set.of("not", "null", "default", "auto_increment", "primary", "key",
			"unique", "comment", "collate", "charset", "check", "generated", "as", "on", "references", "invisible",
			"stored", "virtual", "persistent", "constraint", "always", "visible");

	private final List<String> words;

	private final List<String> type = new ArrayList<>();

	private final List<String> rest = new ArrayList<>();

	private int next;

	@Nullable String defaultValue;

	@Nullable Boolean nullable;

	boolean autoIncrement;

	boolean primaryKey;

	boolean unique;

	@Nullable String comment;

	@Nullable String collation;

	@Nullable String check;

	@Nullable GeneratedExpression generated;

	private ColumnDefinition(List<String> words) {
		this.words = words;
	}

	/**
	 * Take a definition apart.
	 * @param text the type, and whatever stands behind it
	 * @return its parts
	 */
	static ColumnDefinition parse(String text) {
		String spaced = text.replaceAll("(?i)\\b(check|as|default)\\(", "$1 (");
		ColumnDefinition definition = new ColumnDefinition(Texts.split(spaced, ' '));
		while (definition.next < definition.words.size()) {
			definition.clause();
		}
		return definition;
	}

	String type() {
		return String.join(" ", this.type);
	}

	/** Return the clauses that a column keeps and that nothing else tells. */
	String rest() {
		return String.join(" ", this.rest);
	}

	private void clause() {
		String word = this.words.get(this.next++);
		String lower = Texts.lower(word);
		if (lower.equals("character") && is("set")) {
			this.next += 2;
			return;
		}
		if (!CLAUSES.contains(lower)) {
			this.type.add(word);
			return;
		}
		switch (lower) {
			case "not" -> {
				this.next++;
				this.nullable = false;
			}
			case "null" -> this.nullable = true;
			case "default" -> this.defaultValue = expression();
			case "auto_increment" -> this.autoIncrement = true;
			case "primary" -> this.primaryKey = true;
			case "unique" -> this.unique = true;
			case "comment" -> this.comment = text(take());
			case "collate" -> this.collation = text(take());
			case "charset" -> take();
			case "check" -> this.check = withoutParentheses(take());
			case "as" -> this.generated = new GeneratedExpression(withoutParentheses(take()), false);
			case "stored", "persistent" -> this.generated = stored(this.generated);
			case "on" -> this.rest.add("on " + take() + " " + expression());
			case "invisible" -> this.rest.add("invisible");
			default -> {
				// Says nothing that would not be known otherwise
			}
		}
	}

	private static @Nullable GeneratedExpression stored(@Nullable GeneratedExpression generated) {
		return (generated != null) ? new GeneratedExpression(generated.sql(), true) : null;
	}

	private boolean is(String word) {
		return this.next < this.words.size() && this.words.get(this.next).equalsIgnoreCase(word);
	}

	private String take() {
		return (this.next < this.words.size()) ? this.words.get(this.next++) : "";
	}

	/** A default may go on until the next clause. */
	private String expression() {
		StringBuilder expression = new StringBuilder(take());
		while (this.next < this.words.size() && !CLAUSES.contains(Texts.lower(this.words.get(this.next)))) {
			expression.append(' ').append(take());
		}
		return expression.toString();
	}

	private static String text(String literal) {
		boolean quoted = literal.length() > 1 && "'\"`".indexOf(literal.charAt(0)) >= 0;
		String quote = literal.substring(0, Math.min(1, literal.length()));
		return quoted ? literal.substring(1, literal.length() - 1).replace(quote + quote, quote) : literal;
	}

	static String withoutParentheses(String expression) {
		String text = expression.strip();
		boolean enclosed = text.startsWith("(") && text.endsWith(")")
				&& Texts.split(text.substring(1, text.length() - 1) + " ", ';').size() == 1
				&& closes(text) == text.length() - 1;
		return enclosed ? withoutParentheses(text.substring(1, text.length() - 1)) : text;
	}

	private static int closes(String text) {
		int depth = 0;
		boolean inside = false;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			inside ^= letter == '\'';
			depth += (inside || "()".indexOf(letter) < 0) ? 0 : (letter == '(') ? 1 : -1;
			if (depth == 0) {
				return i;
			}
		}
		return -1;
	}

}
