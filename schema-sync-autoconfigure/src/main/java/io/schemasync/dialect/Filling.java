package io.schemasync.dialect;

import java.time.Duration;
import java.util.List;

import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * How a database fills a column of the rows of today, batch by batch.
 */
public interface Filling {

	/**
	 * Fill a column of the next rows, in one short transaction: in the order of their
	 * key, and only where there is no value at the moment of writing.
	 * @param jdbc the connection, in no transaction
	 * @param fill what to fill, as {@link Dialect#render} accepted it without a hazard
	 * @param after where the batch before ended, empty to begin
	 * @param window how many rows to look at, as far as that can be told apart
	 * @param rows how many rows to fill at most
	 * @return what came of it
	 */
	default Filled fill(JdbcOperations jdbc, Change.Fill fill, List<Object> after, int window, int rows) {
		throw new UnsupportedOperationException("no column can be filled here");
	}

	/**
	 * Name the row that a batch would begin with.
	 * @param jdbc the connection
	 * @param fill what to fill
	 * @param after where the batch before ended, empty for the beginning
	 * @return its key, never another value; empty if there is no row
	 */
	default String nextToFill(JdbcOperations jdbc, Change.Fill fill, List<Object> after) {
		return "";
	}

	/**
	 * Prepare for batches that give way to others.
	 * @param jdbc the connection, in no transaction
	 * @param lockTimeout longest wait for a lock on a row; zero to wait again as before
	 */
	default void limitBatches(JdbcOperations jdbc, Duration lockTimeout) {
	}

	/**
	 * Say how far replicas of the server are behind.
	 * @param jdbc the connection
	 * @return the time by which the last one is, zero where there is none or none is
	 * known
	 */
	default Duration replicaLag(JdbcOperations jdbc) {
		return Duration.ZERO;
	}

	/**
	 * Take a column of a key out of a row, so that {@link #keyValue} takes it back.
	 * @param column the column, spelled as in a statement
	 * @return an expression
	 */
	default String keyOf(String column) {
		return column;
	}

	/**
	 * Say where in a statement the value of a key's column stands.
	 * @param column the column
	 * @return an expression with one parameter
	 */
	default String keyValue(Column column) {
		return "?";
	}

	/**
	 * Let a query lock the rows that it finds.
	 * @return what stands at its end
	 */
	default String rowLock() {
		return " for update";
	}

}
