package io.schemasync.dialect;

import org.jspecify.annotations.Nullable;

/**
 * How far a statement of another session is.
 *
 * @param activity what it does at the moment, empty when unknown
 * @param percent how much of that is done, {@code null} when unknown
 * @param waitsFor words about the sessions that keep it waiting, empty if none does
 */
public record Progress(String activity, @Nullable Double percent, String waitsFor) {

	/** Nothing is known. */
	public static final Progress UNKNOWN = new Progress("", null, "");

}
