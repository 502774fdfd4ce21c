package io.schemasync.guide.hsqldb;

import java.util.Locale;

import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.SqlClauses;

/** How HSQLDB spells names. */
enum HsqldbNames implements Identifiers {

	NAMES;

	static final SqlClauses DDL = new SqlClauses(NAMES);

	@Override
	public String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	public String fold(String word) {
		return word.toUpperCase(Locale.ROOT);
	}

	@Override
	public String cut(String name) {
		return name;
	}

	@Override
	public int longest() {
		return 128;
	}

}
