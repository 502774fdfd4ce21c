package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.dialect.sql.SqlToken.Kind;
import io.schemasync.dialect.sqlite.TableDefinition.ColumnText;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart the statement that made a table. SQLite has accepted it before, so nothing
 * is checked.
 */
final class DefinitionParser {

	private static final Set<String> RULES = Set.of("constraint", "primary", "not", "null", "unique", "check",
			"default", "collate", "references", "generated", "as");

	private static final Set<String> OF_TABLES = Set.of("constraint", "primary", "unique", "check", "foreign");

	private final String sql;

	private final List<SqlToken> tokens;

	private int next;

	DefinitionParser(String sql) {
		this.sql = sql;
		this.tokens = SqlToken.split(sql);
	}

	TableDefinition parse() {
		List<ColumnText> columns = new ArrayList<>();
		List<Clause> constraints = new ArrayList<>();
		while (!at("(")) {
			this.next++;
		}
		do {
			this.next++;
			if (isRuleOfTable()) {
				constraints.add(constraint());
			}
			else {
				columns.add(column());
			}
		}
		while (at(","));
		int end = this.tokens.get(this.next).end();
		return new TableDefinition(columns, constraints, this.sql.substring(end).strip());
	}

	private boolean isRuleOfTable() {
		SqlToken token = this.tokens.get(this.next);
		return token.kind() == Kind.WORD && OF_TABLES.contains(token.name());
	}

	private boolean at(String word) {
		return this.next < this.tokens.size() && this.tokens.get(this.next).is(word);
	}

	/** Tell whether the column or the rule of the table ends here. */
	private boolean isEnd() {
		SqlToken token = this.tokens.get(this.next);
		return token.depth() == 1 && token.is(",") || token.depth() == 0 && token.is(")");
	}

	private ColumnText column() {
		String name = this.tokens.get(this.next++).name(SqliteNames.INSTANCE);
		int start = this.next;
		while (!isEnd() && !isRule()) {
			this.next++;
		}
		String type = text(start, this.next);
		List<Clause> clauses = new ArrayList<>();
		while (!isEnd()) {
			clauses.add(ruleOfColumn(name));
		}
		return new ColumnText(name, type, clauses);
	}

	private boolean isRule() {
		SqlToken token = this.tokens.get(this.next);
		return token.kind() == Kind.WORD && token.depth() == 1 && RULES.contains(token.name());
	}

	private Clause ruleOfColumn(String column) {
		int start = this.next;
		String name = constraintName();
		String word = this.tokens.get(this.next).name();
		int body = this.next + 1;
		switch (word) {
			case "primary" -> this.next += 2;
			case "not" -> {
				this.next += 2;
				return rest(Clause.Kind.NOT_NULL, name, List.of(column), start, this.next);
			}
			case "default" -> {
				this.next++;
				skipValue();
				return clause(Clause.Kind.DEFAULT, name, List.of(column), start, body);
			}
			case "collate" -> {
				this.next += 2;
				return clause(Clause.Kind.COLLATE, name, List.of(column), start, body);
			}
			case "generated" -> {
				this.next += 3;
				body = this.next;
			}
			default -> this.next++;
		}
		return rest(kind(word), name, List.of(column), start, body);
	}

	private static Clause.Kind kind(String word) {
		return switch (word) {
			case "primary" -> Clause.Kind.PRIMARY_KEY;
			case "null" -> Clause.Kind.NULL;
			case "unique" -> Clause.Kind.UNIQUE;
			case "check" -> Clause.Kind.CHECK;
			case "generated", "as" -> Clause.Kind.GENERATED;
			default -> Clause.Kind.REFERENCES;
		};
	}

	/** A value is a literal, one with a sign, or an expression in parentheses. */
	private void skipValue() {
		if (at("+") || at("-")) {
			this.next++;
		}
		if (at("(")) {
			skipParentheses();
		}
		else {
			boolean blob = at("x") && this.tokens.get(this.next + 1).kind() == Kind.STRING;
			this.next += blob ? 2 : 1;
		}
	}

	private void skipParentheses() {
		int depth = this.tokens.get(this.next).depth();
		do {
			this.next++;
		}
		while (this.tokens.get(this.next).depth() != depth || !at(")"));
		this.next++;
	}

	/** Go on to the next rule; some words that begin one are part of this. */
	private Clause rest(Clause.Kind kind, @Nullable String name, List<String> columns, int start, int body) {
		while (!isEnd() && (!isRule() || continues())) {
			this.next++;
		}
		return clause(kind, name, columns, start, body);
	}

	private boolean continues() {
		SqlToken before = this.tokens.get(this.next - 1);
		boolean action = before.is("set") && (at("null") || at("default"));
		boolean timing = at("not") && this.tokens.get(this.next + 1).is("deferrable");
		return action || timing;
	}

	private Clause constraint() {
		int start = this.next;
		String name = constraintName();
		String word = this.tokens.get(this.next).name();
		this.next += word.equals("primary") || word.equals("foreign") ? 2 : 1;
		int body = this.next;
		List<String> columns = word.equals("check") ? List.of() : columns();
		if (word.equals("foreign")) {
			body = this.next + 1;
		}
		while (!isEnd()) {
			this.next++;
		}
		return clause(kind(word), name, columns, start, body);
	}

	private @Nullable String constraintName() {
		if (!at("constraint")) {
			return null;
		}
		this.next += 2;
		return this.tokens.get(this.next - 1).name(SqliteNames.INSTANCE);
	}

	private List<String> columns() {
		List<String> columns = new ArrayList<>();
		int i = this.next;
		do {
			columns.add(this.tokens.get(++i).name(SqliteNames.INSTANCE));
			while (this.tokens.get(i).depth() > 1 && !this.tokens.get(i).is(",")) {
				i++;
			}
		}
		while (this.tokens.get(i).depth() > 1);
		this.next = i + 1;
		return columns;
	}

	private Clause clause(Clause.Kind kind, @Nullable String name, List<String> columns, int start, int body) {
		return new Clause(kind, name, columns, text(start, this.next), text(body, this.next));
	}

	private String text(int start, int end) {
		return (start >= end) ? "" : this.sql.substring(this.tokens.get(start).start(), this.tokens.get(end - 1).end());
	}

}
