package io.schemasync.schema;

/**
 * View that an entity declares.
 *
 * @param name the view's name
 * @param query the defining query
 * @param origin the entity
 * @param extending whether it has all columns of the view in whose place it is to come
 */
public record View(QualifiedName name, String query, Origin origin, boolean extending) implements SchemaObject {

	/**
	 * Create a view that is not known to extend another.
	 * @param name the view's name
	 * @param query the query
	 * @param origin the entity behind it
	 */
	public View(QualifiedName name, String query, Origin origin) {
		this(name, query, origin, false);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
