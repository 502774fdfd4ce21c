package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the catalog with one statement.
 */
final class CatalogReader {

	Catalog read(JdbcOperations jdbc, CatalogScope scope) {
		String schemas = Stream
			.concat(scope.namespaces().stream().sorted().map(H2Names.ANY::literal),
					scope.defaultNamespace() ? Stream.of("current_schema") : Stream.empty())
			.collect(Collectors.joining(", "));
		return read(jdbc, schemas.isEmpty() ? "null" : schemas);
	}

	/** Read all schemas. */
	Catalog read(JdbcOperations jdbc) {
		return read(jdbc,
				"select schema_name from information_schema.schemata where upper(schema_name) <> 'INFORMATION_SCHEMA'");
	}

	private static Catalog read(JdbcOperations jdbc, String schemas) {
		Map<CatalogPart, List<CatalogRow>> rows = new EnumMap<>(CatalogPart.class);
		List<String> parts = Stream.of(CatalogPart.values()).map((part) -> part.sql(schemas)).toList();
		jdbc.query(H2Names.catalog(String.join("union all ", parts)),
				(RowCallbackHandler) (result) -> rows
					.computeIfAbsent(CatalogPart.values()[result.getInt(1)], (part) -> new ArrayList<>())
					.add(CatalogRow.of(result)));
		return new CatalogAssembler(rows).catalog();
	}

}
