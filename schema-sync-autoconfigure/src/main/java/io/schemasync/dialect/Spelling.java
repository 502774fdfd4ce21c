package io.schemasync.dialect;

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
