package io.schemasync.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@link CatalogQuery}.
 *
 * @param kind which fact it is
 * @param owner oid of the relation or type that it belongs to
 * @param position number of the column, 0 for everything else
 * @param attributes the values, in the order of the query
 */
record CatalogRow(int kind, long owner, int position, @Nullable String[] attributes) {

	static CatalogRow of(ResultSet resultSet) throws SQLException {
		return new CatalogRow(resultSet.getInt(1), resultSet.getLong(2), resultSet.getInt(3),
				(@Nullable String[]) resultSet.getArray(4).getArray());
	}

	String text(int index) {
		String value = this.attributes[index];
		return (value != null) ? value : "";
	}

	@Nullable String optional(int index) {
		return this.attributes[index];
	}

	boolean has(int index) {
		return this.attributes[index] != null;
	}

	boolean is(int index) {
		return "true".equals(this.attributes[index]);
	}

	long number(int index) {
		return Long.parseLong(text(index));
	}

	/** All values from an index on. */
	List<String> from(int index) {
		return Arrays.stream(this.attributes, index, this.attributes.length).map(String::valueOf).toList();
	}

	/** The numbers of an array or vector of the catalog: {@code {1,2}} or {@code 1 2}. */
	int[] numbers(int index) {
		String list = text(index).replaceAll("[{}]", "").strip();
		return list.isEmpty() ? new int[0] : Arrays.stream(list.split("[ ,]+")).mapToInt(Integer::parseInt).toArray();
	}

}
