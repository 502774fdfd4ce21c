package io.schemasync.dialect.sqlite;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.sql.Counters;
import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.SqlClauses;

/**
 * Spelling of SQLite's identifiers. They are compared without regard to case and kept as
 * they were written. Only those that need it are quoted, because SQLite takes a quoted
 * name that it does not know for a text.
 */
enum SqliteNames implements Identifiers {

	INSTANCE;

	/** The clauses of SQLite's statements. */
	static final SqlClauses DDL = new SqlClauses(INSTANCE);

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	/** No limit that anybody would reach. */
	private static final int LONGEST = 1000;

	/** From https://sqlite.org/lang_keywords.html. */
	private static final Set<String> KEYWORDS = Set.of("abort", "action", "add", "after", "all", "alter", "always",
			"analyze", "and", "as", "asc", "attach", "autoincrement", "before", "begin", "between", "by", "cascade",
			"case", "cast", "check", "collate", "column", "commit", "conflict", "constraint", "create", "cross",
			"current", "current_date", "current_time", "current_timestamp", "database", "default", "deferrable",
			"deferred", "delete", "desc", "detach", "distinct", "do", "drop", "each", "else", "end", "escape", "except",
			"exclude", "exclusive", "exists", "explain", "fail", "filter", "first", "following", "for", "foreign",
			"from", "full", "generated", "glob", "group", "groups", "having", "if", "ignore", "immediate", "in",
			"index", "indexed", "initially", "inner", "insert", "instead", "intersect", "into", "is", "isnull", "join",
			"key", "last", "left", "like", "limit", "match", "materialized", "natural", "no", "not", "nothing",
			"notnull", "null", "nulls", "of", "offset", "on", "or", "order", "others", "outer", "over", "partition",
			"plan", "pragma", "preceding", "primary", "query", "raise", "range", "recursive", "references", "regexp",
			"reindex", "release", "rename", "replace", "restrict", "returning", "right", "rollback", "row", "rows",
			"savepoint", "select", "set", "table", "temp", "temporary", "then", "ties", "to", "transaction", "trigger",
			"unbounded", "union", "unique", "update", "using", "vacuum", "values", "view", "virtual", "when", "where",
			"window", "with", "without");

	@Override
	public String quote(String name) {
		boolean plain = PLAIN.matcher(name).matches() && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
		return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	public String fold(String word) {
		return word;
	}

	@Override
	public String cut(String name) {
		return name;
	}

	@Override
	public int longest() {
		return LONGEST;
	}

	/** Lets what hands out ids begin above the rows. */
	static Counters counters(Circumstances circumstances) {
		return new Counters(INSTANCE, "max", circumstances);
	}

}
