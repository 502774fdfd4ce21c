package io.schemasync.schema;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Name of an object as the catalog spells it, with the schema that it lives in.
 *
 * @param schema the schema, {@code null} for the connection's current one or where the
 * database knows none
 * @param name the object's own name, exact in case
 */
public record QualifiedName(@Nullable String schema, String name) implements Comparable<QualifiedName> {

	/**
	 * Give this name the schema it leaves open.
	 * @param defaultSchema the schema to use where there is none
	 * @return the name, with a schema wherever one is known
	 */
	public QualifiedName orIn(@Nullable String defaultSchema) {
		return (this.schema != null) ? this : new QualifiedName(defaultSchema, this.name);
	}

	@Override
	public int compareTo(QualifiedName other) {
		if (Objects.equals(this.schema, other.schema)) {
			return this.name.compareTo(other.name);
		}
		if (this.schema == null || other.schema == null) {
			return (this.schema == null) ? -1 : 1;
		}
		return this.schema.compareTo(other.schema);
	}

	/** Written out, as the key of most maps: what a record brings starts slowly. */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || other instanceof QualifiedName that && this.name.equals(that.name)
				&& Objects.equals(this.schema, that.schema);
	}

	@Override
	public int hashCode() {
		return 31 * this.name.hashCode() + Objects.hashCode(this.schema);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
