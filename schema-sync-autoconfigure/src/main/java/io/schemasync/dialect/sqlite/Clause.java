package io.schemasync.dialect.sqlite;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rule of a column or of a table, as it stands in the statement that made the table.
 *
 * @param kind what it is
 * @param name its name, {@code null} without one
 * @param columns the columns that it speaks of; for the rule of a column that column
 * @param text all of it, the name included
 * @param body what comes behind the first words: an expression, a value, what is
 * referenced
 */
record Clause(Kind kind, @Nullable String name, List<String> columns, String text, String body) {

	Clause {
		columns = List.copyOf(columns);
	}

	enum Kind {

		PRIMARY_KEY, NOT_NULL, NULL, UNIQUE, CHECK, DEFAULT, COLLATE, REFERENCES, GENERATED

	}

}
