package io.schemasync.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where in the application an object of the desired schema comes from.
 *
 * @param attribute the entity, or its attribute as {@code com.acme.Order#status};
 * {@code null} when unknown or read from a database
 * @param primitive whether the attribute is a Java primitive, which cannot hold null
 * @param readOnly whether the application leaves the column's values to the database, or
 * only reads the entity
 * @param past what the application says about how it came to be
 */
public record Origin(@Nullable String attribute, boolean primitive, boolean readOnly, Past past) {

	/** No known origin. */
	public static final Origin NONE = new Origin(null, false, false);

	/**
	 * Create an origin about whose past nothing is said.
	 * @param attribute the entity's class name, or {@code class#attribute}
	 * @param primitive whether the attribute is a Java primitive
	 * @param readOnly whether the application leaves the values to the database
	 */
	public Origin(@Nullable String attribute, boolean primitive, boolean readOnly) {
		this(attribute, primitive, readOnly, Past.NONE);
	}

	/**
	 * Create the origin of an attribute that the application writes.
	 * @param attribute the entity's class name, or {@code class#attribute}
	 * @param primitive whether the attribute is a Java primitive
	 */
	public Origin(@Nullable String attribute, boolean primitive) {
		this(attribute, primitive, false);
	}

	/**
	 * Say that the application writes the column.
	 * @return an origin that is not read-only
	 */
	public Origin written() {
		return new Origin(this.attribute, this.primitive, false, this.past);
	}

	/**
	 * Say how the object came to be.
	 * @param past what the application says about it
	 * @return the same origin with that past
	 */
	public Origin withPast(Past past) {
		return new Origin(this.attribute, this.primitive, this.readOnly, past);
	}

	/**
	 * Create the origin of an attribute or an entity.
	 * @param attribute the entity's class name, or {@code class#attribute}
	 * @return the origin
	 */
	public static Origin of(String attribute) {
		return new Origin(attribute, false, false);
	}

}
