package io.schemasync.dialect.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One fact of the catalog.
 *
 * @param values its values, without the number of its kind
 */
record CatalogRow(List<@Nullable String> values) {

	static CatalogRow of(ResultSet result) throws SQLException {
		List<@Nullable String> values = new ArrayList<>();
		for (int i = 2; i <= CatalogPart.WIDTH + 1; i++) {
			values.add(result.getString(i));
		}
		return new CatalogRow(values);
	}

	String text(int index) {
		return Objects.requireNonNull(this.values.get(index), "a fact of the catalog");
	}

	@Nullable String optional(int index) {
		return this.values.get(index);
	}

	int number(int index) {
		return Integer.parseInt(text(index));
	}

	boolean is(int index) {
		return number(index) != 0;
	}

}
