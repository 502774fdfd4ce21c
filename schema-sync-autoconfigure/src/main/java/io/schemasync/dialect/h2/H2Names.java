package io.schemasync.dialect.h2;

import java.util.Locale;

import io.schemasync.dialect.Server;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.sql.Counters;
import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.SqlClauses;

/**
 * Spelling of H2's identifiers. Every one is quoted, because what happens to others is a
 * setting of the database.
 */
enum H2Names implements Identifiers {

	/** Names without quotes are folded to upper case, as they are by default. */
	UPPER,

	/** Names without quotes are folded to lower case. */
	LOWER;

	/** What does not depend on the folding. */
	static final H2Names ANY = UPPER;

	/** The clauses of H2's statements. */
	static final SqlClauses DDL = new H2Clauses(ANY);

	private static final int LONGEST = 256;

	/** The database folds the name of its first schema, too. */
	static H2Names of(Server server) {
		return "public".equals(server.defaultSchema()) ? LOWER : UPPER;
	}

	@Override
	public String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	public String fold(String word) {
		return (this == UPPER) ? word.toUpperCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT);
	}

	/** A name that is too long is an error of the server. */
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
		return new Counters(ANY, "greatest", circumstances);
	}

}
