package io.schemasync.plan;

/**
 * Something in the database that no entity maps. It is left alone.
 *
 * @param kind what it is, such as {@code column}
 * @param object its name, such as {@code public.orders.legacy_code}
 * @param note what to know about it, empty for nothing
 * @param sql the statement that would remove it, for a person to run
 */
public record Unmapped(String kind, String object, String note, String sql) {

	/** What schema-sync has made for replicas of an older version of the application. */
	static final String FORMER_NAME = "former name";

	/**
	 * Tell whether it is the application's own, and can go as soon as nobody uses it.
	 * @return whether it is left from a version before
	 */
	public boolean removable() {
		return this.kind.equals(FORMER_NAME);
	}

}
