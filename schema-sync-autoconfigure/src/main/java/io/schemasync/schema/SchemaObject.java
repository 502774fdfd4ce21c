package io.schemasync.schema;

/** What stands in a schema by its own name. */
public sealed interface SchemaObject permits Table, Sequence, EnumType, CompositeType, View, AuxiliaryObject {

	/**
	 * Return the object's name.
	 * @return the name as the catalog spells it
	 */
	QualifiedName name();

	/**
	 * Return where in the application it comes from.
	 * @return the origin, {@link Origin#NONE} when unknown
	 */
	Origin origin();

	/**
	 * Hand this object to the method that is meant for its kind.
	 * @param <R> what the visitor answers
	 * @param visitor the visitor
	 * @return its answer
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Answers a question for each kind of object.
	 *
	 * @param <R> what it answers
	 */
	interface Visitor<R> {

		R visit(Table table);

		R visit(Sequence sequence);

		R visit(EnumType type);

		R visit(CompositeType type);

		R visit(View view);

		R visit(AuxiliaryObject object);

	}

}
