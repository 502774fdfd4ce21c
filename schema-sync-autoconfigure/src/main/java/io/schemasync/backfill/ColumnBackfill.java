package io.schemasync.backfill;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Says in Java what the rows that exist already hold in an attribute that is new, where
 * an SQL expression ({@link io.schemasync.annotation.Backfill}) cannot. A Spring bean of
 * this type is found; it must not need the entity manager factory, which waits for the
 * database.
 * <p>
 * The rows are filled in batches beside the application's traffic, only where the column
 * is null, and only while what was read of a row is still so: otherwise its value is
 * asked for again. Nothing is remembered, so after a crash rows may be asked for twice.
 * One thread at a time calls.
 *
 * @param <V> type of the attribute
 */
public interface ColumnBackfill<V> {

	/**
	 * Return the entity that has the attribute.
	 * @return its class
	 */
	Class<?> entity();

	/**
	 * Return the attribute to fill, which is kept in one column. For an association,
	 * values are keys.
	 * @return its name; with dots inside of embedded ones
	 */
	String attribute();

	/**
	 * Return what has to be known of a row: attributes in columns of the same table.
	 * @return their names; with dots inside of embedded ones
	 */
	default List<String> reads() {
		return List.of();
	}

	/**
	 * Find the values of some rows. No lock is held meanwhile. An exception ends the work
	 * until the next start.
	 * @param rows the rows, at most as many as {@code schemasync.backfill.batch-size}
	 * @return as many values in the same order; null leaves a row as it is
	 */
	List<? extends @Nullable V> values(List<Row> rows);

	/**
	 * Return what tells this from other ways to fill the attribute: a column that may be
	 * null is filled once for each of them.
	 * @return a name for people, by default that of the class
	 */
	default String name() {
		// What a proxy adds is not the same in every version
		String name = getClass().getName().replaceFirst("\\$\\$.*", "");
		return name.substring(name.lastIndexOf('.') + 1).replaceFirst("^.*\\$(?=\\D)", "");
	}

}
