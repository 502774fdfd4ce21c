package io.schemasync.schema;

import java.util.List;

/**
 * Enumerated type of the database.
 *
 * @param name the type's name
 * @param labels the labels in the type's order
 * @param casts whether values may be written as plain strings, by an implicit cast of the
 * type's own
 * @param origin the attribute that uses it
 */
public record EnumType(QualifiedName name, List<String> labels, boolean casts, Origin origin) implements SchemaObject {

	public EnumType {
		labels = List.copyOf(labels);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
