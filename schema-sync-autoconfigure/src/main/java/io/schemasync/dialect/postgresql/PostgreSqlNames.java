package io.schemasync.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.QualifiedName;

/**
 * Spelling of PostgreSQL identifiers.
 */
final class PostgreSqlNames {

	/** NAMEDATALEN - 1: what is longer is cut off by the server. */
	static final int MAX_BYTES = 63;

	/**
	 * All words of {@code pg_get_keywords()} that cannot stand as a name everywhere, of
	 * PostgreSQL 14 to 18.
	 */
	private static final Set<String> KEYWORDS = Set.of("""
			all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean
			both case cast char character check coalesce collate collation column concurrently constraint
			create cross current_catalog current_date current_role current_schema current_time
			current_timestamp current_user dec decimal default deferrable desc distinct do else end except
			exists extract false fetch float for foreign freeze from full grant greatest group grouping having
			ilike in initially inner inout int integer intersect interval into is isnull join json json_array
			json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
			json_table json_value lateral leading least left like limit localtime localtimestamp merge_action
			national natural nchar none normalize not notnull null nullif numeric offset on only or order out
			outer overlaps overlay placing position precision primary real references returning right row
			select session_user setof similar smallint some substring symmetric system_user table tablesample
			then time timestamp to trailing treat trim true union unique user using values varchar variadic
			verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces
			xmlparse xmlpi xmlroot xmlserialize xmltable""".split("\\s+"));

	/** The same for what all databases share. */
	static final Identifiers IDENTIFIERS = new Identifiers() {

		@Override
		public String quote(String name) {
			return PostgreSqlNames.quote(name);
		}

		@Override
		public String fold(String word) {
			return truncate(word.toLowerCase(Locale.ROOT));
		}

		@Override
		public String cut(String name) {
			return truncate(name);
		}

		@Override
		public int longest() {
			return MAX_BYTES;
		}

	};

	/** The clauses of PostgreSQL's statements. */
	static final SqlClauses DDL = new SqlClauses(IDENTIFIERS);

	private PostgreSqlNames() {
	}

	/**
	 * Spell a name so that it can stand in a statement.
	 * @param name the name as the catalog has it
	 * @return the name, in double quotes where it needs them
	 */
	static String quote(String name) {
		return (isPlain(name) && !KEYWORDS.contains(name)) ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

	static String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	static String quoteAll(Collection<String> names) {
		return names.stream().map(PostgreSqlNames::quote).collect(Collectors.joining(", "));
	}

	/**
	 * Spell a text as a literal, for a session with {@code standard_conforming_strings}.
	 * @param text the text
	 * @return the text in single quotes
	 */
	static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/**
	 * Cut a name where the server would: at 63 bytes, never inside a character.
	 * @param name the name as a model has it
	 * @return the name as the catalog will have it
	 */
	static String truncate(String name) {
		if (name.length() * 3 <= MAX_BYTES) {
			return name;
		}
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= MAX_BYTES) {
			return name;
		}
		int end = MAX_BYTES;
		while ((bytes[end] & 0xC0) == 0x80) {
			end--;
		}
		return new String(bytes, 0, end, StandardCharsets.UTF_8);
	}

	private static boolean isPlain(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || c == '_';
			if (!letter && (i == 0 || c < '0' || c > '9')) {
				return false;
			}
		}
		return !name.isEmpty();
	}

}
