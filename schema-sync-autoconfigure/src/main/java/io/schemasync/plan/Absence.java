package io.schemasync.plan;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Since when something in the database is not mapped any more, as far as the books tell.
 *
 * @param mappedBefore whether a model of this owner is known to have mapped it
 * @param since when a model without it was first seen, {@code null} when that is not
 * known
 * @param model what tells that model from others, empty when unknown
 * @param version version of the application that brought that model, empty when unknown
 */
public record Absence(boolean mappedBefore, @Nullable Instant since, String model, String version) {

	/** The books do not know of it. */
	public static final Absence UNKNOWN = new Absence(false, null, "", "");

}
