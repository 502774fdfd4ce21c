package io.schemasync.dialect.postgresql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.schemasync.dialect.postgresql.ColumnDefinition.NamedCheck;
import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnStorage;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Brings one column into the catalog's spelling, and takes its definition apart.
 */
class ColumnNormaliser {

	private static final Set<String> DEFAULT_COLLATIONS = Set.of("\"default\"", "pg_catalog.\"default\"");

	private final ColumnTypeParser types;

	/** Thousands of columns have a few types. */
	private final Map<String, Definition> definitions = new HashMap<>();

	ColumnNormaliser(ColumnTypeParser types) {
		this.types = types;
	}

	Result normalise(Column column, @Nullable Table current) {
		String name = PostgreSqlNames.truncate(column.name());
		Definition parsed = this.definitions.computeIfAbsent(SqlClauses.type(column.type()), this::parse);
		ColumnDefinition definition = parsed.definition();
		ColumnType type = parsed.type();
		if (current != null) {
			type = current.column(name).map(Column::type).filter(equivalent(type)).orElse(type);
		}
		Identity identity = identity(column, definition, parsed.serial());
		boolean nullable = column.nullable() && !Boolean.FALSE.equals(definition.nullable())
				&& identity == Identity.NONE && !definition.primaryKey();
		Column normalised = new Column(name, type, nullable, defaultValue(column, definition), identity,
				generated(column, definition), collation(column, definition), column.comment(),
				definition.identityOptions(), storage(definition, type, current, name), column.origin());
		return new Result(normalised, definition.checks(), definition.unique(), definition.primaryKey());
	}

	private Definition parse(String text) {
		ColumnDefinition definition = ColumnDefinition.parse(text);
		String serial = ColumnTypes.SERIALS.get(word(definition.type()));
		return new Definition(definition, this.types.parse((serial != null) ? serial : definition.type()),
				serial != null);
	}

	/** To the server {@code serial} is a word of its own even between quotation marks. */
	private static String word(String type) {
		boolean quoted = type.length() > 2 && type.startsWith("\"") && type.endsWith("\"");
		return quoted ? type.substring(1, type.length() - 1) : type.toLowerCase(Locale.ROOT);
	}

	private static Predicate<ColumnType> equivalent(ColumnType type) {
		return (other) -> ColumnTypes.equivalent(type, other);
	}

	private static Identity identity(Column column, ColumnDefinition definition, boolean serial) {
		if (column.identity() != Identity.NONE) {
			return column.identity();
		}
		return serial ? Identity.SERIAL : definition.identity();
	}

	/** A default of null is no default, but the server keeps it where it must be cast. */
	private static @Nullable String defaultValue(Column column, ColumnDefinition definition) {
		String value = (column.defaultValue() != null) ? column.defaultValue() : definition.defaultValue();
		return (value == null || value.isBlank()) ? null : ColumnReader.isNull(value.strip()) ? "null" : value.strip();
	}

	private static @Nullable GeneratedExpression generated(Column column, ColumnDefinition definition) {
		if (column.generated() != null || definition.generated() == null) {
			return column.generated();
		}
		return new GeneratedExpression(Objects.requireNonNull(definition.generated()), definition.stored());
	}

	private static @Nullable String collation(Column column, ColumnDefinition definition) {
		String written = (column.collation() != null) ? column.collation() : definition.collation();
		if (written == null || written.isBlank() || DEFAULT_COLLATIONS.contains(written.strip())) {
			return null;
		}
		String text = written.strip();
		if (text.startsWith("pg_catalog.")) {
			return text.substring("pg_catalog.".length());
		}
		return (text.startsWith("\"") || text.contains(".")) ? text : PostgreSqlNames.quote(text);
	}

	/**
	 * What the type does by itself is no wish. Of types that are not built in, that is
	 * not known, so that the wish counts only for new columns.
	 */
	private static ColumnStorage storage(ColumnDefinition definition, ColumnType type, @Nullable Table current,
			String name) {
		String strategy = lower(definition.storage());
		String compression = lower(definition.compression());
		if (strategy != null && type.name().contains(".") && type.dimensions() == 0) {
			strategy = (current != null)
					? current.column(name).map((column) -> column.storage().strategy()).orElse(strategy) : strategy;
		}
		else if (ColumnTypes.storage(type).equals(strategy)) {
			strategy = null;
		}
		return new ColumnStorage("default".equals(strategy) ? null : strategy,
				"default".equals(compression) ? null : compression);
	}

	private static @Nullable String lower(@Nullable String word) {
		return (word != null) ? SqlToken.split(word).get(0).name() : null;
	}

	/**
	 * A normalised column, and what its definition says about its table.
	 *
	 * @param column the column
	 * @param checks check constraints
	 * @param unique whether the column is unique
	 * @param primaryKey whether the column is the primary key
	 */
	record Result(Column column, List<NamedCheck> checks, boolean unique, boolean primaryKey) {
	}

	/**
	 * What a column's type says.
	 *
	 * @param definition its parts
	 * @param type the type in the catalog's spelling
	 * @param serial whether it is an alias that also brings a sequence
	 */
	private record Definition(ColumnDefinition definition, ColumnType type, boolean serial) {
	}

}
