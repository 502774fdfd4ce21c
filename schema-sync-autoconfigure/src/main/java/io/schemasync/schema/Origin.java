package io.schemasync.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where in the application an object of the desired schema comes from.
 *
 * @param attribute the entity, or its attribute as {@code com.acme.Order#status};
 * {@code null} when unknown or read from a database
 * @param primitive whether the attribute is a Java primitive, which cannot hold null
 */
public record Origin(@Nullable String attribute, boolean primitive) {

	/** No known origin. */
	public static final Origin NONE = new Origin(null, false);

	/**
	 * Create the origin of an attribute or an entity.
	 * @param attribute the entity's class name, or {@code class#attribute}
	 * @return the origin
	 */
	public static Origin of(String attribute) {
		return new Origin(attribute, false);
	}

}
