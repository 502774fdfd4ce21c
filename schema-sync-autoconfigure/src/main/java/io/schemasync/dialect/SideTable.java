package io.schemasync.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Small table that is read together with the catalog.
 *
 * @param schema its schema, {@code null} for the connection's current one
 * @param name its name
 * @param columns the columns to read
 */
public record SideTable(@Nullable String schema, String name, List<String> columns) {

	public SideTable {
		columns = List.copyOf(columns);
	}

}
