package io.schemasync.schema;

/**
 * View that an entity declares.
 *
 * @param name the view's name
 * @param query the defining query
 * @param origin the entity
 */
public record View(QualifiedName name, String query, Origin origin) implements SchemaObject {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
