package io.schemasync.dialect.sql;

import java.util.Collection;
import java.util.stream.Collectors;

import io.schemasync.schema.QualifiedName;

/**
 * How a database spells names.
 */
public interface Identifiers {

	/**
	 * Spell a name so that it can stand in a statement.
	 * @param name the name as the catalog has it
	 * @return the name, in quotes where it needs them
	 */
	String quote(String name);

	/**
	 * Return what becomes of a name that stands in a statement without quotes.
	 * @param word the name as written
	 * @return the name as the catalog will have it
	 */
	String fold(String word);

	/**
	 * Cut a name where the server would.
	 * @param name the name as a model has it
	 * @return the name as the catalog will have it
	 */
	String cut(String name);

	/**
	 * Return how long a name may be.
	 * @return the limit in bytes of UTF-8
	 */
	int longest();

	/**
	 * Spell a qualified name so that it can stand in a statement.
	 * @param name the name as the catalog has it
	 * @return the name with its schema, if it has one
	 */
	default String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * Spell a list of names.
	 * @param names the names as the catalog has them
	 * @return the names, separated by commas
	 */
	default String quoteAll(Collection<String> names) {
		return names.stream().map(this::quote).collect(Collectors.joining(", "));
	}

	/**
	 * Spell a text as a literal.
	 * @param text the text
	 * @return the text in single quotes
	 */
	default String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
