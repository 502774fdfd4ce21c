package io.schemasync.schema;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A way to compute the value of a column from others of the same row, outside of the
 * database.
 */
public interface Computation {

	/**
	 * Return what it is called.
	 * @return a name that is another one for another way
	 */
	String name();

	/**
	 * Return what it needs.
	 * @return names of columns
	 */
	List<String> columns();

	/**
	 * Read one of them.
	 * @param row the row
	 * @param index where in the row it is, from 1
	 * @param column which of the columns it is, from 0
	 * @return the value
	 * @throws SQLException if it cannot be read
	 */
	@Nullable Object read(ResultSet row, int index, int column) throws SQLException;

	/**
	 * Compute values.
	 * @param rows the values of the columns, row by row
	 * @return as many values in the same order; null for none
	 */
	List<? extends @Nullable Object> compute(List<List<@Nullable Object>> rows);

	/**
	 * Say where in a statement a value stands.
	 * @return an expression with one parameter
	 */
	String parameter();

	/**
	 * Pass a value on.
	 * @param statement the statement
	 * @param index which parameter it is, from 1
	 * @param value the value
	 * @throws SQLException if that fails
	 */
	void bind(PreparedStatement statement, int index, Object value) throws SQLException;

}
