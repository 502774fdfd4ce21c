package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code columnDefinition} says, taken apart. Built while reading, then only read.
 */
final class ColumnDefinition {

	private static final Set<String> CLAUSES = Set.of("collate", "default", "not", "null", "check", "unique", "primary",
			"references", "generated", "constraint", "deferrable", "initially", "storage", "compression");

	private final String text;

	private final List<SqlToken> tokens;

	private int next;

	private String type = "";

	private @Nullable Boolean nullable;

	private @Nullable String defaultValue;

	private @Nullable String collation;

	private @Nullable String generated;

	private boolean stored;

	private Identity identity = Identity.NONE;

	private String identityOptions = "";

	private @Nullable String storage;

	private @Nullable String compression;

	private boolean unique;

	private boolean primaryKey;

	private @Nullable String constraint;

	private final List<NamedCheck> checks = new ArrayList<>();

	private ColumnDefinition(String text) {
		this.text = text;
		this.tokens = SqlToken.split(text);
	}

	static ColumnDefinition parse(String text) {
		ColumnDefinition definition = new ColumnDefinition(text);
		definition.read();
		return definition;
	}

	private void read() {
		this.type = untilClause();
		while (this.next < this.tokens.size()) {
			SqlToken clause = this.tokens.get(this.next++);
			switch (clause.name()) {
				case "collate" -> this.collation = untilClause();
				case "default" -> this.defaultValue = expression();
				case "not" -> readNot();
				case "null" -> this.nullable = true;
				case "check" -> this.checks.add(new NamedCheck(takeName(), inParentheses()));
				case "constraint" -> this.constraint = untilClause();
				case "unique" -> {
					this.unique = true;
					takeName();
				}
				case "primary" -> {
					this.primaryKey = true;
					takeName();
				}
				case "generated" -> readGenerated();
				case "storage" -> this.storage = untilClause();
				case "compression" -> this.compression = untilClause();
				default -> untilClause();
			}
		}
	}

	private void readNot() {
		if (this.next < this.tokens.size() && this.tokens.get(this.next).is("null")) {
			this.nullable = false;
		}
		this.next++;
	}

	private void readGenerated() {
		boolean always = this.tokens.get(this.next).is("always");
		while (this.next < this.tokens.size() && !at("identity") && !at("(")) {
			this.next++;
		}
		if (at("identity")) {
			this.identity = always ? Identity.ALWAYS : Identity.BY_DEFAULT;
			this.next++;
			if (at("(")) {
				this.identityOptions = inParentheses();
			}
			untilClause();
			return;
		}
		this.generated = inParentheses();
		this.stored = !at("virtual");
		this.next++;
	}

	/** A name belongs to the clause that follows it. */
	private @Nullable String takeName() {
		String name = (this.constraint != null) ? SqlToken.split(this.constraint).get(0).name() : null;
		this.constraint = null;
		return name;
	}

	private boolean at(String word) {
		return this.next < this.tokens.size() && this.tokens.get(this.next).is(word);
	}

	/** An expression may begin with a word that elsewhere begins a clause: a null. */
	private String expression() {
		int first = this.next++;
		untilClause();
		return textOf(first, this.next);
	}

	private String untilClause() {
		int first = this.next;
		while (this.next < this.tokens.size() && !startsClause(this.tokens.get(this.next))) {
			this.next++;
		}
		return textOf(first, this.next);
	}

	private static boolean startsClause(SqlToken token) {
		return token.depth() == 0 && token.kind() == SqlToken.Kind.WORD && CLAUSES.contains(token.name());
	}

	private String inParentheses() {
		int open = this.next;
		int depth = (open < this.tokens.size()) ? this.tokens.get(open).depth() : 0;
		do {
			this.next++;
		}
		while (this.next < this.tokens.size() && this.tokens.get(this.next).depth() > depth);
		String inner = textOf(open + 1, this.next);
		this.next++;
		return inner;
	}

	private String textOf(int from, int to) {
		if (from >= this.tokens.size() || from >= to) {
			return "";
		}
		return this.text.substring(this.tokens.get(from).start(), this.tokens.get(to - 1).end());
	}

	String type() {
		return this.type;
	}

	@Nullable Boolean nullable() {
		return this.nullable;
	}

	@Nullable String defaultValue() {
		return this.defaultValue;
	}

	@Nullable String collation() {
		return this.collation;
	}

	@Nullable String generated() {
		return this.generated;
	}

	boolean stored() {
		return this.stored;
	}

	Identity identity() {
		return this.identity;
	}

	String identityOptions() {
		return this.identityOptions;
	}

	@Nullable String storage() {
		return this.storage;
	}

	@Nullable String compression() {
		return this.compression;
	}

	boolean unique() {
		return this.unique;
	}

	boolean primaryKey() {
		return this.primaryKey;
	}

	List<NamedCheck> checks() {
		return this.checks;
	}

	/**
	 * A check constraint in the definition of a column.
	 *
	 * @param name its name, {@code null} without one
	 * @param sql the condition
	 */
	record NamedCheck(@Nullable String name, String sql) {
	}

}
