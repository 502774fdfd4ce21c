package io.schemasync.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.schemasync.dialect.Dialect;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of a table whose column is filled, in the order of their key.
 */
final class KeyedRows {

	private final Dialect dialect;

	private final Change.Fill fill;

	private final List<Column> key;

	KeyedRows(Dialect dialect, Change.Fill fill) {
		this.dialect = dialect;
		this.fill = fill;
		this.key = fill.table().rowKey();
	}

	/** Return the place of the row behind another place, if rows have places. */
	Optional<Place> next(JdbcTemplate jdbc, List<Object> after) {
		if (this.key.isEmpty()) {
			return Optional.empty();
		}
		return jdbc
			.query("select " + keys() + " from " + table() + " r" + where(behind(after)) + order() + " limit 1",
					(row, number) -> place(row), values(after))
			.stream()
			.findFirst();
	}

	/** Return places of rows without value that have one in another column. */
	List<Place> withValueIn(JdbcTemplate jdbc, String other, int most) {
		return this.key.isEmpty() ? List.of() : jdbc.query(
				select(List.of()) + where(open(), "r." + column(other) + " is not null") + order() + " limit " + most,
				(row, number) -> place(row));
	}

	/**
	 * Query rows without value.
	 * @param columns what to read of them beside the key
	 * @param after the place of the row before, empty to begin
	 */
	<T> List<T> open(JdbcTemplate jdbc, List<String> columns, List<Object> after, int most, Reader<T> reader) {
		return jdbc.query(select(columns) + where(open(), behind(after)) + order() + " limit " + most,
				(row, number) -> reader.read(place(row), row, this.key.size() + 1), values(after));
	}

	/** Query the same again up to a place, and lock them. */
	<T> List<T> locked(JdbcTemplate jdbc, List<String> columns, List<Object> after, List<Object> upTo,
			Reader<T> reader) {
		List<Object> values = new ArrayList<>(List.of(values(after)));
		values.addAll(List.of(values(upTo)));
		return jdbc.query(
				select(columns) + where(open(), behind(after), first() + " <= " + in(0) + " and not " + beyond())
						+ order() + this.dialect.rowLock(),
				(row, number) -> reader.read(place(row), row, this.key.size() + 1), values.toArray());
	}

	/** Word the statement that fills one row: first the value, then its key. */
	String update(String parameter) {
		return "update " + table() + " set " + column(this.fill.column().name()) + " = " + parameter + " where "
				+ this.key.stream()
					.map((column) -> column(column.name()) + " = " + this.dialect.keyValue(column))
					.collect(Collectors.joining(" and "));
	}

	private String select(List<String> columns) {
		return "select " + keys() + columns.stream().map((name) -> ", r." + column(name)).collect(Collectors.joining())
				+ " from " + table() + " r";
	}

	private String table() {
		return this.dialect.quote(this.fill.name());
	}

	private String column(String name) {
		return this.dialect.quote(new QualifiedName(null, name));
	}

	private String open() {
		return "r." + column(this.fill.column().name()) + " is null";
	}

	private String keys() {
		return this.key.stream()
			.map((column) -> this.dialect.keyOf("r." + column(column.name())))
			.collect(Collectors.joining(", "));
	}

	private String order() {
		return " order by "
				+ this.key.stream().map((column) -> "r." + column(column.name())).collect(Collectors.joining(", "));
	}

	private static String where(String... conditions) {
		String all = List.of(conditions)
			.stream()
			.filter((condition) -> !condition.isEmpty())
			.collect(Collectors.joining(" and "));
		return all.isEmpty() ? "" : " where " + all;
	}

	/** Databases that make no range of several columns make one of the first. */
	private String behind(List<Object> place) {
		return place.isEmpty() ? "" : first() + " >= " + in(0) + " and " + beyond();
	}

	private String beyond() {
		if (this.key.size() == 1) {
			return "(" + first() + " > " + in(0) + ")";
		}
		return "((" + this.key.stream().map((column) -> "r." + column(column.name())).collect(Collectors.joining(", "))
				+ ") > (" + this.key.stream().map(this.dialect::keyValue).collect(Collectors.joining(", ")) + "))";
	}

	private String first() {
		return "r." + column(this.key.get(0).name());
	}

	private String in(int position) {
		return this.dialect.keyValue(this.key.get(position));
	}

	private static Object[] values(List<Object> place) {
		if (place.isEmpty()) {
			return new Object[0];
		}
		List<Object> values = new ArrayList<>();
		values.add(place.get(0));
		values.addAll(place);
		return values.toArray();
	}

	private Place place(ResultSet row) throws SQLException {
		List<Object> values = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (int i = 1; i <= this.key.size(); i++) {
			values.add(row.getObject(i));
			words.add(String.valueOf(text(row, i)));
		}
		return new Place(values, words);
	}

	/** Return a value as a text that is the same for the same value. */
	static @Nullable String text(ResultSet row, int index) throws SQLException {
		return (row.getObject(index) instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : row.getString(index);
	}

	/**
	 * Key of a row.
	 *
	 * @param values the values as the database gave them
	 * @param words the same for people
	 */
	record Place(List<Object> values, List<String> words) {

		Place {
			values = Collections.unmodifiableList(values);
			words = List.copyOf(words);
		}

		@Override
		public String toString() {
			return String.join(", ", this.words);
		}

	}

	/**
	 * Reads a row.
	 *
	 * @param <T> what it makes of it
	 */
	@FunctionalInterface
	interface Reader<T> {

		T read(Place place, ResultSet row, int first) throws SQLException;

	}

}
