package io.schemasync.dialect;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How far a statement of another session is.
 *
 * @param activity what it does at the moment, empty when unknown
 * @param percent how much of that is done, {@code null} when unknown
 * @param waitsFor words about what keeps it waiting, empty if nothing does
 * @param rows how many rows were written, {@code null} where none are counted
 */
public record Progress(String activity, @Nullable Double percent, String waitsFor, @Nullable Rows rows) {

	/** Nothing is known. */
	public static final Progress UNKNOWN = new Progress("", null, "");

	/**
	 * Create the progress of a statement that counts no rows.
	 * @param activity what it does at the moment
	 * @param percent how much of that is done
	 * @param waitsFor words about what keeps it waiting
	 */
	public Progress(String activity, @Nullable Double percent, String waitsFor) {
		this(activity, percent, waitsFor, null);
	}

	/**
	 * Rows that a column is filled in.
	 *
	 * @param done number of rows that got a value
	 * @param perSecond number of rows that are looked at in a second
	 * @param left estimate of the time that is left, {@code null} when unknown
	 */
	public record Rows(long done, long perSecond, @Nullable Duration left) {
	}

}
