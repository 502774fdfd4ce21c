package io.schemasync.dialect;

import io.schemasync.schema.QualifiedName;

/**
 * Where something is found in a database.
 *
 * @param kind what it is, such as {@code column}
 * @param object name of the table, view, sequence or type
 * @param part name of the column, rule or index of that table; empty for the whole object
 */
public record Place(String kind, QualifiedName object, String part) {

	/**
	 * Create the place of a whole object.
	 * @param kind what it is
	 * @param object its name
	 */
	public Place(String kind, QualifiedName object) {
		this(kind, object, "");
	}

	@Override
	public String toString() {
		return this.kind + " " + this.object + (this.part.isEmpty() ? "" : "." + this.part);
	}

}
