package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.schema.ColumnType;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What columns of one type and collation have in common: few combinations for thousands
 * of columns.
 */
class ColumnShapes {

	private static final ColumnTypeParser BUILT_IN = new ColumnTypeParser((name) -> name);

	private static final String CATALOG = "pg_catalog";

	private final Map<String, List<Shape>> byType = new HashMap<>();

	ColumnShapes(CatalogTexts texts) {
		for (CatalogRow row : texts.rows(CatalogPart.COLUMN_TYPES)) {
			Shape shape = new Shape(row.text(1), row.text(2), type(row, texts), collation(row, texts), row.text(6),
					row.text(7).equals("d"));
			this.byType.computeIfAbsent(row.text(0), (type) -> new ArrayList<>()).add(shape);
		}
	}

	/** Find the shape of a column: a row of {@link CatalogPart#COLUMNS}. */
	Shape of(CatalogRow column) {
		for (Shape shape : this.byType.getOrDefault(column.text(3), List.of())) {
			if (shape.modifier().equals(column.text(4)) && shape.collationId().equals(column.text(5))) {
				return shape;
			}
		}
		throw new IllegalStateException("No type with oid " + column.text(3));
	}

	/** Types outside {@code pg_catalog} are printed with or without their schema. */
	private static ColumnType type(CatalogRow row, CatalogTexts texts) {
		String printed = row.text(3);
		QualifiedName type = texts.name(row, 4);
		if (CATALOG.equals(type.schema())) {
			return BUILT_IN.parse(printed);
		}
		String name = PostgreSqlNames.quote(type);
		int dimensions = printed.endsWith("[]") ? 1 : 0;
		String plain = (dimensions > 0) ? printed.substring(0, printed.length() - 2) : printed;
		int open = plain.endsWith(")") ? plain.lastIndexOf('(') : -1;
		List<String> arguments = (open > 0) ? List.of(plain.substring(open + 1, plain.length() - 1).split("\\s*,\\s*"))
				: List.of();
		return new ColumnType(name, arguments, dimensions);
	}

	private static @Nullable String collation(CatalogRow row, CatalogTexts texts) {
		if (!row.has(8)) {
			return null;
		}
		QualifiedName collation = texts.name(row, 8);
		return PostgreSqlNames
			.quote(CATALOG.equals(collation.schema()) ? new QualifiedName(null, collation.name()) : collation);
	}

	/**
	 * Type and collation of columns.
	 *
	 * @param modifier the modifier of the type
	 * @param collationId oid of the collation
	 * @param type the type
	 * @param collation the collation, {@code null} for the type's own
	 * @param storage the code of the type's own storage strategy
	 * @param domain whether the type is a domain
	 */
	record Shape(String modifier, String collationId, ColumnType type, @Nullable String collation, String storage,
			boolean domain) {
	}

}
