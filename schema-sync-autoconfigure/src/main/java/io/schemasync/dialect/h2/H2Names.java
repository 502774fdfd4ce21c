package io.schemasync.dialect.h2;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.sql.Counters;
import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.QualifiedName;

/**
 * Spelling of H2's identifiers. Every one is quoted, because what happens to others is a
 * setting of the database.
 */
enum H2Names implements Identifiers {

	/** Names without quotes are folded to upper case, as they are by default. */
	UPPER,

	/** Names without quotes are folded to lower case. */
	LOWER,

	/** Names without quotes stay as they were written. */
	WRITTEN;

	/** What does not depend on the folding. */
	static final H2Names ANY = UPPER;

	/** The clauses of H2's statements. */
	static final SqlClauses DDL = new H2Clauses(ANY);

	private static final String SETTING = "setting ";

	private static final Pattern QUOTED = Pattern.compile("'[^']*+'|\"[^\"]*+\"|[^'\"]++");

	private static final int LONGEST = 256;

	/** The settings of a database stand in its catalog beside other names. */
	static H2Names of(Catalog catalog) {
		return Stream.of(values())
			.filter((names) -> catalog.routines().contains(names.mark()))
			.findFirst()
			.orElse(UPPER);
	}

	/** Return what a catalog says about a database that folds like this. */
	QualifiedName mark() {
		return new QualifiedName(null, SETTING + this);
	}

	static boolean isMark(QualifiedName name) {
		return name.name().startsWith(SETTING);
	}

	/**
	 * Write a statement about the catalog so that its names are found whatever happens to
	 * names: those of the catalog are in upper case where nothing is folded.
	 */
	static String catalog(String sql) {
		return QUOTED.matcher(sql)
			.replaceAll((match) -> Matcher.quoteReplacement(
					match.group().matches("(?s)['\"].*") ? match.group() : match.group().toUpperCase(Locale.ROOT)));
	}

	@Override
	public String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	public String fold(String word) {
		return switch (this) {
			case UPPER -> word.toUpperCase(Locale.ROOT);
			case LOWER -> word.toLowerCase(Locale.ROOT);
			case WRITTEN -> word;
		};
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
