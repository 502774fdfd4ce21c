package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the catalog with one statement.
 */
final class CatalogReader {

	private static final String SQL = Stream.of(CatalogPart.values())
		.map(CatalogPart::sql)
		.collect(Collectors.joining("\nunion all "));

	Catalog read(JdbcOperations jdbc) {
		Map<CatalogPart, List<CatalogRow>> rows = new EnumMap<>(CatalogPart.class);
		jdbc.query(SQL,
				(RowCallbackHandler) (result) -> rows
					.computeIfAbsent(CatalogPart.values()[result.getInt(1)], (part) -> new ArrayList<>())
					.add(CatalogRow.of(result)));
		String file = rows.getOrDefault(CatalogPart.SERVER, List.of()).get(0).optional(1);
		return new CatalogAssembler(rows, SqliteSession.cannotWrite(jdbc, file)).catalog();
	}

}
