package io.schemasync.schema;

/**
 * Sequence.
 *
 * @param name the name
 * @param start first value
 * @param increment step, which must equal the application's allocation size
 * @param cache number of values that a session takes at once, 1 for none
 * @param origin the entity that draws from it
 */
public record Sequence(QualifiedName name, long start, long increment, long cache,
		Origin origin) implements SchemaObject {

	public Sequence withName(QualifiedName name) {
		return new Sequence(name, this.start, this.increment, this.cache, this.origin);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
