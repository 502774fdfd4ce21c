package io.schemasync.schema;

import java.util.List;

/**
 * Data type of a column in the canonical spelling of its database.
 *
 * @param name the type without length, precision or array brackets, such as
 * {@code character varying}; schema-qualified where the type is not built in
 * @param arguments what stands in the parentheses, such as {@code 255} or {@code 38, 2}
 * @param dimensions number of array dimensions, 0 for a plain type (PostgreSQL does not
 * tell them apart: 1 for every array)
 */
public record ColumnType(String name, List<String> arguments, int dimensions) {

	public ColumnType {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Create a plain type, or hold a type's text until a dialect has normalised it.
	 * @param name the name, or the whole text as written
	 * @return the type
	 */
	public static ColumnType of(String name) {
		return new ColumnType(name, List.of(), 0);
	}

}
