package io.schemasync.dialect;

import java.util.List;

import io.schemasync.schema.Schema;

/**
 * A desired schema whose expressions are spelled as the catalog spells them wherever both
 * mean the same.
 *
 * @param desired the desired schema, comparable by {@code equals}
 * @param unverified what could not be compared; it is spelled as the catalog has it
 */
public record Alignment(Schema desired, List<Unverified> unverified) {

	public Alignment {
		unverified = List.copyOf(unverified);
	}

	/**
	 * Something that could not be compared.
	 *
	 * @param object the object, such as {@code public.orders.total}
	 * @param reason why not, and what to do
	 */
	public record Unverified(String object, String reason) {
	}

}
