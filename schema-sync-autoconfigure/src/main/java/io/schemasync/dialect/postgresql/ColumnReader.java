package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnStorage;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column from its row of {@link CatalogQuery}.
 */
final class ColumnReader {

	private static final ColumnTypeParser BUILT_IN = new ColumnTypeParser((name) -> name);

	/** A default of null, which is none. */
	private static final Pattern NULL = Pattern.compile("NULL(::[^'|()]+(\\([0-9, ]+\\))?[a-z \\[\\]]*)?",
			Pattern.CASE_INSENSITIVE);

	private ColumnReader() {
	}

	static Column read(CatalogRow row, Map<String, String> interned) {
		String expression = row.optional(5);
		Identity identity = identity(row, expression);
		GeneratedExpression generated = (expression != null && !row.text(7).isEmpty())
				? new GeneratedExpression(expression, row.text(7).equals("s")) : null;
		boolean hasDefault = identity == Identity.NONE && generated == null && !isNull(expression);
		String defaultValue = hasDefault ? expression : null;
		return new Column(interned.computeIfAbsent(row.text(0), (name) -> name), type(row), !row.is(4), defaultValue,
				identity, generated, collation(row), row.optional(10), "", storage(row), Origin.NONE);
	}

	static boolean isNull(@Nullable String expression) {
		return expression == null || NULL.matcher(expression).matches();
	}

	private static Identity identity(CatalogRow row, @Nullable String expression) {
		return switch (row.text(6)) {
			case "a" -> Identity.ALWAYS;
			case "d" -> Identity.BY_DEFAULT;
			default -> drawsFromOwnSequence(row, expression) ? Identity.SERIAL : Identity.NONE;
		};
	}

	/** The server leaves the schema out where the search path finds the sequence. */
	private static boolean drawsFromOwnSequence(CatalogRow row, @Nullable String expression) {
		if (expression == null || !row.has(11)) {
			return false;
		}
		String sequence = PostgreSqlNames.quote(row.text(12));
		String qualified = PostgreSqlNames.quote(new QualifiedName(row.text(11), row.text(12)));
		return expression.equals(nextval(sequence)) || expression.equals(nextval(qualified));
	}

	private static String nextval(String sequence) {
		return "nextval(" + PostgreSqlNames.literal(sequence) + "::regclass)";
	}

	/** Types outside {@code pg_catalog} are printed with or without their schema. */
	private static ColumnType type(CatalogRow row) {
		String printed = row.text(1);
		String namespace = row.optional(2);
		if (namespace == null) {
			return BUILT_IN.parse(printed);
		}
		String name = PostgreSqlNames.quote(new QualifiedName(namespace, row.text(3)));
		int dimensions = printed.endsWith("[]") ? 1 : 0;
		String plain = (dimensions > 0) ? printed.substring(0, printed.length() - 2) : printed;
		int open = plain.endsWith(")") ? plain.lastIndexOf('(') : -1;
		List<String> arguments = (open > 0) ? List.of(plain.substring(open + 1, plain.length() - 1).split("\\s*,\\s*"))
				: List.of();
		return new ColumnType(name, arguments, dimensions);
	}

	private static ColumnStorage storage(CatalogRow row) {
		String strategy = row.optional(13);
		String compression = row.optional(14);
		return (strategy == null && compression == null) ? ColumnStorage.NONE
				: new ColumnStorage((strategy != null) ? strategy(strategy) : null,
						(compression != null) ? (compression.equals("l") ? "lz4" : "pglz") : null);
	}

	private static String strategy(String code) {
		return switch (code) {
			case "p" -> "plain";
			case "e" -> "external";
			case "m" -> "main";
			default -> "extended";
		};
	}

	private static @Nullable String collation(CatalogRow row) {
		String namespace = row.optional(8);
		if (namespace == null) {
			return null;
		}
		return namespace.equals("pg_catalog") ? PostgreSqlNames.quote(row.text(9))
				: PostgreSqlNames.quote(new QualifiedName(namespace, row.text(9)));
	}

}
