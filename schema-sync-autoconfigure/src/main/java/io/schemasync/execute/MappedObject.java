package io.schemasync.execute;

import java.util.Set;
import java.util.TreeSet;

import io.schemasync.schema.QualifiedName;

/**
 * Object that a model of some owner maps, or mapped once.
 *
 * @param kind what it is
 * @param name its name
 * @param created whether this owner's schema-sync made it, so that it may remove it
 * @param columns names of the columns that were ever mapped, for a table; for a fill,
 * what the columns were filled with
 * @param absent what of it the newest model does not map any more
 */
record MappedObject(Kind kind, QualifiedName name, boolean created, Set<String> columns, Set<AbsentPart> absent) {

	MappedObject {
		columns = Set.copyOf(columns);
		absent = Set.copyOf(absent);
	}

	MappedObject(Kind kind, QualifiedName name, boolean created, Set<String> columns) {
		this(kind, name, created, columns, Set.of());
	}

	/** Return what tells objects apart. */
	Object key() {
		return key(this.kind, this.name);
	}

	static Object key(Kind kind, QualifiedName name) {
		return new Key(kind, name);
	}

	MappedObject with(MappedObject other) {
		if ((this.created || !other.created) && this.columns.containsAll(other.columns)) {
			return this;
		}
		Set<String> both = new TreeSet<>(this.columns);
		both.addAll(other.columns);
		return new MappedObject(this.kind, this.name, this.created || other.created, both, this.absent);
	}

	MappedObject with(Set<AbsentPart> absent) {
		return this.absent.equals(absent) ? this
				: new MappedObject(this.kind, this.name, this.created, this.columns, absent);
	}

	private record Key(Kind kind, QualifiedName name) {
	}

	enum Kind {

		TABLE, SEQUENCE, TYPE,

		/** Statement of the model that ran, by its mark. */
		STATEMENT,

		/** Columns of a table that were filled, and with what. */
		FILL,

		/** Columns of a table that the newest model brought. */
		FRESH

	}

}
