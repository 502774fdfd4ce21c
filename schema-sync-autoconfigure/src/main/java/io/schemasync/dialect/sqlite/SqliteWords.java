package io.schemasync.dialect.sqlite;

import java.util.List;

import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.RowWords;

/** How SQLite words questions about rows. */
enum SqliteWords implements RowWords {

	INSTANCE;

	@Override
	public Identifiers names() {
		return SqliteNames.INSTANCE;
	}

	@Override
	public String text(String expression) {
		return "cast(" + expression + " as text)";
	}

	@Override
	public String place(String table) {
		return text(table + "._rowid_");
	}

	@Override
	public String key(List<String> texts) {
		return String.join(" || ', ' || ", texts);
	}

}
