package io.schemasync.schema;

import java.util.List;

/**
 * Composite type, such as an embeddable annotated with {@code @Struct} has.
 *
 * @param name the type's name
 * @param attributes the attributes in order
 * @param origin the class behind it
 */
public record CompositeType(QualifiedName name, List<Column> attributes, Origin origin) implements SchemaObject {

	public CompositeType {
		attributes = List.copyOf(attributes);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
