package io.schemasync.schema;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Name of an object as the catalog spells it, with the schema that it lives in.
 *
 * @param schema the schema, {@code null} for the connection's current one or where the
 * database knows none
 * @param name the object's own name, exact in case
 */
public record QualifiedName(@Nullable String schema, String name) implements Comparable<QualifiedName> {

	private static final Comparator<QualifiedName> ORDER = Comparator
		.comparing(QualifiedName::schema, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
		.thenComparing(QualifiedName::name);

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
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
