package io.schemasync.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the catalog.
 *
 * @param values the values, in the order of the {@link CatalogPart}
 */
record CatalogRow(@Nullable String[] values) {

	static CatalogRow of(ResultSet result) throws SQLException {
		@Nullable String[] values = new @Nullable String[result.getMetaData().getColumnCount() - 1];
		for (int i = 0; i < values.length; i++) {
			values[i] = result.getString(i + 2);
		}
		return new CatalogRow(values);
	}

	String text(int index) {
		String value = this.values[index];
		return (value != null) ? value : "";
	}

	@Nullable String optional(int index) {
		return this.values[index];
	}

	long number(int index) {
		return text(index).isEmpty() ? 0 : Long.parseLong(text(index));
	}

	boolean is(int index) {
		return text(index).equals("YES") || text(index).equals("TRUE");
	}

	/** Return the name that stands in two values: the schema, and the rest. */
	QualifiedName name(int index) {
		return new QualifiedName(text(index), text(index + 1));
	}

}
