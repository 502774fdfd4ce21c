package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.sql.SqlToken.Kind;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the rule that a column holds one of some constants, as Hibernate writes it
 * for every enum and discriminator, and as the server prints it.
 */
final class EnumCheck {

	private static final int MOST_ORDINALS = 1000;

	private static final Set<String> TEXTUAL = Set.of("text", "character", "varchar", "bpchar");

	private final String column;

	private final List<SqlToken> tokens;

	private final Identifiers names;

	private @Nullable Set<String> values;

	private int next;

	private EnumCheck(List<SqlToken> tokens, Identifiers names) {
		this.names = names;
		this.column = tokens.get(0).name(names);
		this.tokens = tokens;
	}

	/**
	 * Find out which values a rule allows.
	 * @param expression the rule
	 * @param names how the database spells names
	 * @return its column and the values; {@code null} if it is another kind of rule
	 */
	static @Nullable EnumCheck of(String expression, Identifiers names) {
		List<SqlToken> tokens = withoutCasts(SqlToken.split(expression));
		if (tokens == null || tokens.size() < 3) {
			return null;
		}
		EnumCheck check = new EnumCheck(tokens, names);
		check.values = check.readValues();
		return check;
	}

	/**
	 * Complete a rule.
	 * @param check the rule
	 * @param columns the table's columns
	 * @return the rule with its values, or unchanged if its table has no such column
	 */
	CheckConstraint complete(CheckConstraint check, Collection<Column> columns) {
		if (this.values == null || columns.stream().noneMatch((candidate) -> candidate.name().equals(this.column))) {
			return check;
		}
		return new CheckConstraint(check.name(), check.expression(), List.of(this.column), check.validated(),
				this.values);
	}

	private @Nullable Set<String> readValues() {
		SqlToken column = this.tokens.get(this.next++);
		if (column.kind() != Kind.WORD && column.kind() != Kind.QUOTED) {
			return null;
		}
		if (accept("in") || accept("=", "any", "array", "[") || accept("=")) {
			return list();
		}
		if (accept("between") || accept(">=")) {
			String from = literal();
			boolean bounded = accept("and")
					&& (this.tokens.get(1).is("between") || (acceptName(this.column) && accept("<=")));
			return bounded ? range(from, literal()) : null;
		}
		return null;
	}

	private @Nullable Set<String> list() {
		Set<String> values = new LinkedHashSet<>();
		do {
			String value = literal();
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		while (accept(","));
		accept("]");
		return (this.next == this.tokens.size()) ? values : null;
	}

	private @Nullable Set<String> range(@Nullable String from, @Nullable String to) {
		if (from == null || to == null || this.next < this.tokens.size() || !from.matches("-?[0-9]{1,9}")
				|| !to.matches("-?[0-9]{1,9}")) {
			return null;
		}
		int first = Integer.parseInt(from);
		int last = Integer.parseInt(to);
		if (last < first || last - first > MOST_ORDINALS) {
			return null;
		}
		Set<String> values = new LinkedHashSet<>();
		for (int value = first; value <= last; value++) {
			values.add(String.valueOf(value));
		}
		return values;
	}

	private @Nullable String literal() {
		String sign = accept("-") ? "-" : "";
		if (this.next >= this.tokens.size()) {
			return null;
		}
		SqlToken token = this.tokens.get(this.next++);
		if (token.kind() == Kind.NUMBER) {
			return sign + token.text();
		}
		return (token.kind() == Kind.STRING && token.text().startsWith("'"))
				? token.text().substring(1, token.text().length() - 1).replace("''", "'") : null;
	}

	private boolean accept(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (this.next + i >= this.tokens.size() || !this.tokens.get(this.next + i).is(words[i])) {
				return false;
			}
		}
		this.next += words.length;
		return true;
	}

	private boolean acceptName(String name) {
		return this.next < this.tokens.size() && this.tokens.get(this.next++).name(this.names).equals(name);
	}

	/**
	 * Leave out parentheses and casts, which say nothing in these rules; a column may be
	 * cast to text only, though, since any other cast changes what is compared.
	 */
	private static @Nullable List<SqlToken> withoutCasts(List<SqlToken> tokens) {
		List<SqlToken> kept = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			if (token.is("::")) {
				boolean column = kept.size() == 1;
				if (column && !TEXTUAL.contains(tokens.get(i + 1).name())) {
					return null;
				}
				i = endOfCast(tokens, i + 1) - 1;
			}
			else if (!token.is("(") && !token.is(")")) {
				kept.add(token);
			}
		}
		return kept;
	}

	private static int endOfCast(List<SqlToken> tokens, int start) {
		int i = start;
		while (i < tokens.size() && isPartOfType(tokens, i)) {
			i += tokens.get(i).is("[") ? 2 : tokens.get(i).is("(") ? 3 : 1;
		}
		return i;
	}

	private static boolean isPartOfType(List<SqlToken> tokens, int i) {
		SqlToken token = tokens.get(i);
		boolean word = token.kind() == Kind.WORD && !token.is("and") && !token.is("or");
		boolean brackets = token.is("[") && i + 1 < tokens.size() && tokens.get(i + 1).is("]");
		boolean length = token.is("(") && i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.NUMBER;
		return word || token.kind() == Kind.QUOTED || token.is(".") || brackets || length;
	}

}
