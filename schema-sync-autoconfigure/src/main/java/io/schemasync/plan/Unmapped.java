package io.schemasync.plan;

import io.schemasync.dialect.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database that no entity maps. It is left alone.
 *
 * @param kind what it is, such as {@code column}
 * @param object its name, such as {@code public.orders.legacy_code}
 * @param note what to know about it, empty for nothing
 * @param sql the statement that would remove it, for a person to run
 * @param place where it is, {@code null} where there is nothing to remove
 * @param absence since when it is unmapped
 * @param supersededBy name of what took its place, {@code null} for nothing
 */
public record Unmapped(String kind, String object, String note, String sql, @Nullable Place place, Absence absence,
		@Nullable String supersededBy) {

	/** What schema-sync has made for replicas of an older version of the application. */
	static final String FORMER_NAME = "former name";

	/**
	 * Create something of which no more is known.
	 * @param kind what it is
	 * @param object its name
	 * @param note what to know about it, empty for nothing
	 * @param sql the statement that would remove it, for a person to run
	 */
	public Unmapped(String kind, String object, String note, String sql) {
		this(kind, object, note, sql, null, Absence.UNKNOWN, null);
	}

	/**
	 * Name what took its place.
	 * @param successor the successor's name
	 * @return the same but for this
	 */
	public Unmapped supersededBy(String successor) {
		return new Unmapped(this.kind, this.object, this.note, this.sql, this.place, this.absence, successor);
	}

	/**
	 * Tell whether it is the application's own, and can go as soon as nobody uses it.
	 * @return whether it is left from a version before
	 */
	public boolean removable() {
		return this.kind.equals(FORMER_NAME);
	}

}
