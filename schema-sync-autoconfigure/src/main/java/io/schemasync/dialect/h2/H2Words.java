package io.schemasync.dialect.h2;

import java.util.List;

import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.RowWords;

/** How H2 words questions about rows. */
enum H2Words implements RowWords {

	INSTANCE;

	@Override
	public Identifiers names() {
		return H2Names.ANY;
	}

	@Override
	public String text(String expression) {
		return "cast(" + expression + " as varchar)";
	}

	@Override
	public String place(String table) {
		return text(table + "._rowid_");
	}

	/** The function for that takes no single one. */
	@Override
	public String key(List<String> texts) {
		return String.join(" || ', ' || ", texts);
	}

}
