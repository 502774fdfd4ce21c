package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What a statement of the model makes, as far as its first words tell.
 *
 * @param kind what it makes, in lower case: {@code function}, {@code index}
 * @param name what that is called
 * @param table the table that it belongs to, {@code null} if it belongs to none
 */
public record SqlStatement(String kind, QualifiedName name, @Nullable QualifiedName table) {

	private static final Set<String> ADJECTIVES = Set.of("or", "replace", "constraint", "materialized", "unlogged",
			"unique", "recursive", "foreign", "trusted", "procedural", "global", "local");

	private static final Set<String> KINDS = Set.of("function", "procedure", "aggregate", "domain", "type", "collation",
			"extension", "schema", "view", "table", "sequence", "statistics");

	private static final Set<String> OF_TABLES = Set.of("index", "trigger", "policy", "rule");

	/**
	 * Split what may be several statements, so that each is known by what it makes. A
	 * function's body of statements between {@code begin atomic} and {@code end} cannot
	 * be told from others, so such a text stays as it is.
	 * @param sql the text
	 * @return the statements
	 */
	public static List<String> split(String sql) {
		List<SqlToken> tokens = SqlToken.split(sql);
		List<String> statements = new ArrayList<>();
		int start = 0;
		for (SqlToken token : tokens) {
			if (token.is("atomic")) {
				return List.of(sql);
			}
			if (token.is(";") && token.depth() == 0) {
				statements.add(sql.substring(start, token.start()));
				start = token.end();
			}
		}
		boolean rest = !tokens.isEmpty() && tokens.get(tokens.size() - 1).start() >= start;
		if (rest) {
			statements.add(sql.substring(start));
		}
		return (statements.size() > 1) ? statements : List.of(sql);
	}

	/**
	 * Find out what a statement makes.
	 * @param sql the statement
	 * @param names how the database spells names
	 * @return what it makes, nothing if the catalog could not show it
	 */
	public static Optional<SqlStatement> parse(String sql, Identifiers names) {
		return new Parser(SqlToken.split(sql), names).parse();
	}

	private static final class Parser {

		private final List<SqlToken> tokens;

		private final Identifiers names;

		private int next;

		Parser(List<SqlToken> tokens, Identifiers names) {
			this.tokens = tokens;
			this.names = names;
		}

		Optional<SqlStatement> parse() {
			if (take("alter") && take("table")) {
				return constraint();
			}
			if (!take("create")) {
				return Optional.empty();
			}
			while (this.next < this.tokens.size() && ADJECTIVES.contains(word())) {
				this.next++;
			}
			String kind = word();
			this.next++;
			take("concurrently");
			skip("if", "not", "exists");
			if (KINDS.contains(kind)) {
				return name().map((name) -> new SqlStatement(kind, name, null));
			}
			return OF_TABLES.contains(kind) ? ofTable(kind) : Optional.empty();
		}

		private Optional<SqlStatement> constraint() {
			skip("if", "exists");
			take("only");
			Optional<QualifiedName> table = name();
			return (table.isPresent() && take("add") && take("constraint"))
					? name().map((name) -> new SqlStatement("constraint", name, table.get())) : Optional.empty();
		}

		private Optional<SqlStatement> ofTable(String kind) {
			if (word().equals("on")) {
				return Optional.empty();
			}
			Optional<QualifiedName> name = name();
			boolean rule = kind.equals("rule");
			while (this.next < this.tokens.size() && !word().equals(rule ? "to" : "on")) {
				this.next++;
			}
			this.next++;
			take("only");
			Optional<QualifiedName> table = name();
			return (name.isPresent() && table.isPresent())
					? Optional.of(new SqlStatement(kind, name.get(), table.get())) : Optional.empty();
		}

		private Optional<QualifiedName> name() {
			if (!isName()) {
				return Optional.empty();
			}
			String first = this.tokens.get(this.next++).name(this.names);
			if (take(".") && isName()) {
				return Optional.of(new QualifiedName(first, this.tokens.get(this.next++).name(this.names)));
			}
			return Optional.of(new QualifiedName(null, first));
		}

		private boolean isName() {
			return this.next < this.tokens.size() && (this.tokens.get(this.next).kind() == SqlToken.Kind.WORD
					|| this.tokens.get(this.next).kind() == SqlToken.Kind.QUOTED);
		}

		private String word() {
			SqlToken token = (this.next < this.tokens.size()) ? this.tokens.get(this.next) : null;
			return (token != null && token.kind() == SqlToken.Kind.WORD) ? token.name() : "";
		}

		private boolean take(String word) {
			if (this.next < this.tokens.size() && this.tokens.get(this.next).is(word)) {
				this.next++;
				return true;
			}
			return false;
		}

		private void skip(String... words) {
			for (String word : words) {
				if (!take(word)) {
					return;
				}
			}
		}

	}

}
