package io.schemasync.dialect.h2;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.schema.ColumnType;
import io.schemasync.schema.QualifiedName;

/**
 * Puts the types of columns together, which the catalog holds in parts.
 */
final class ColumnTypes {

	private static final Set<String> COUNTED = Set.of("character varying", "character", "varchar_ignorecase",
			"binary varying", "binary", "java_object", "json", "character large object", "binary large object");

	private static final long LONGEST_VALUE = 1_000_000_000L;

	private static final int LARGEST_ARRAY = 65_536;

	private final Map<List<Object>, CatalogRow> elements;

	private final Map<List<Object>, List<CatalogRow>> labels;

	ColumnTypes(List<CatalogRow> elements, List<CatalogRow> labels) {
		this.elements = elements.stream()
			.collect(Collectors.toMap((row) -> List.of(row.name(11), row.text(13)), (row) -> row));
		this.labels = labels.stream().collect(Collectors.groupingBy((row) -> List.of(row.name(0), row.text(2))));
	}

	/**
	 * Return the type that a row of {@link CatalogPart#COLUMNS} or
	 * {@link CatalogPart#ELEMENTS} begins with.
	 * @param row the row
	 * @param table the table it belongs to
	 */
	ColumnType of(CatalogRow row, QualifiedName table) {
		String name = row.text(0).toLowerCase(Locale.ROOT);
		if (COUNTED.contains(name)) {
			return (row.number(1) >= LONGEST_VALUE) ? ColumnType.of(name)
					: new ColumnType(name, List.of(row.text(1)), 0);
		}
		return switch (name) {
			case "numeric" -> new ColumnType(name, List.of(row.text(2), row.text(3).isEmpty() ? "0" : row.text(3)), 0);
			case "decfloat" -> new ColumnType(name, List.of(row.text(2)), 0);
			case "interval" -> ColumnType.of(interval(row));
			case "enum" -> new ColumnType(name, labels(row, table), 0);
			case "array" -> ColumnType.of(array(row, table));
			case "geometry" -> new ColumnType(name,
					Stream.of(row.optional(9), row.optional(10)).filter(Objects::nonNull).map(String::valueOf).toList(),
					0);
			default -> name.startsWith("time") ? new ColumnType(name, List.of(row.text(4)), 0) : ColumnType.of(name);
		};
	}

	/** The last field has the fraction: {@code day(2) to second(6)}. */
	private static String interval(CatalogRow row) {
		String fields = row.text(5).toLowerCase(Locale.ROOT);
		String fraction = fields.endsWith("second") ? row.text(4) : "";
		if (fields.equals("second")) {
			return "interval second(" + row.text(6) + ", " + fraction + ")";
		}
		int to = fields.indexOf(" to ");
		String first = (to < 0) ? fields : fields.substring(0, to);
		return "interval " + first + "(" + row.text(6) + ")" + ((to < 0) ? "" : fields.substring(to))
				+ (fraction.isEmpty() ? "" : "(" + fraction + ")");
	}

	private List<String> labels(CatalogRow row, QualifiedName table) {
		return this.labels.getOrDefault(List.of(table, row.text(8)), List.of())
			.stream()
			.sorted(Comparator.comparingLong((label) -> label.number(3)))
			.map((label) -> H2Names.ANY.literal(label.text(4)))
			.toList();
	}

	private String array(CatalogRow row, QualifiedName table) {
		CatalogRow element = this.elements.get(List.of(table, row.text(8)));
		String type = (element != null) ? H2Clauses.type(of(element, table)) : "unknown";
		return type + " array" + ((row.number(7) == LARGEST_ARRAY) ? "" : "[" + row.text(7) + "]");
	}

}
