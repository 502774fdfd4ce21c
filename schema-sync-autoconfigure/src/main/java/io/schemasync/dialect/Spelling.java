package io.schemasync.dialect;

import java.util.Map;

import io.schemasync.schema.QualifiedName;

/**
 * How a database spells what statements of the engine's own are made of.
 */
public interface Spelling {

	/**
	 * Spell a name so that it can stand in a statement.
	 * @param name the name
	 * @return the name, quoted where necessary
	 */
	String quote(QualifiedName name);

	/**
	 * Put other names of columns into an expression of the catalog.
	 * @param sql the expression
	 * @param names the new names by the old ones
	 * @return the expression as it will be once the columns have their new names
	 */
	default String replaceNames(String sql, Map<String, String> names) {
		return sql;
	}

	/**
	 * Tell whether a sequence can get another name and go on counting.
	 * @return whether the database has a statement for that
	 */
	default boolean renamesSequences() {
		return false;
	}

	/**
	 * Return the type for texts of any length.
	 * @return the type's name
	 */
	default String textType() {
		return "text";
	}

	/**
	 * Return the type for points in time, which keeps what is written.
	 * @return the type's name
	 */
	default String timestampType() {
		return "timestamp";
	}

}
