package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.dialect.sql.ConstraintOptions;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Brings one table into the catalog's spelling.
 */
class TableNormaliser {

	private final NameCompletion names;

	private final ColumnNormaliser columns;

	private final EnumChecks enumChecks = new EnumChecks(PostgreSqlNames.IDENTIFIERS);

	TableNormaliser(ColumnTypeParser types, NameCompletion names) {
		this.names = names;
		this.columns = new ColumnNormaliser(types);
	}

	/**
	 * Normalise a table, but for the references to others.
	 * @param table the table as the model has it
	 * @param current today's table, if there is one
	 * @return the table, canonical
	 */
	Table normalise(Table table, @Nullable Table current) {
		List<ColumnNormaliser.Result> results = table.columns()
			.stream()
			.map((column) -> this.columns.normalise(column, current))
			.toList();
		PrimaryKey key = primaryKey(table, results);
		List<Column> columns = results.stream().map((result) -> inKey(result.column(), key)).toList();
		List<UniqueConstraint> uniques = merged(table.uniqueConstraints(), key);
		List<CheckConstraint> checks = new ArrayList<>();
		table.checks().forEach((check) -> checks.add(check(check, columns)));
		for (ColumnNormaliser.Result result : results) {
			if (result.unique()) {
				uniques.add(UniqueConstraint.of(null, List.of(result.column().name())));
			}
			result.checks()
				.forEach((check) -> checks
					.add(check(new CheckConstraint(check.name(), check.sql(), List.of(result.column().name()), true),
							columns)));
		}
		Table normalised = table.toBuilder()
			.name(this.names.normalise(table.name()))
			.columns(columns)
			.primaryKey(key)
			.uniqueConstraints(uniques)
			.checks(checks)
			.indexes(table.indexes().stream().map(this::index).toList())
			.build();
		refuseCollisions(table, normalised);
		return normalised;
	}

	Column attribute(Column attribute) {
		return this.columns.normalise(attribute, null).column();
	}

	private @Nullable PrimaryKey primaryKey(Table table, List<ColumnNormaliser.Result> results) {
		PrimaryKey key = table.primaryKey();
		if (key != null) {
			return new PrimaryKey(this.names.constraint(key.name()), truncated(key.columns()));
		}
		return results.stream()
			.filter(ColumnNormaliser.Result::primaryKey)
			.findFirst()
			.map((result) -> new PrimaryKey(null, List.of(result.column().name())))
			.orElse(null);
	}

	private static Column inKey(Column column, @Nullable PrimaryKey key) {
		return (key != null && key.columns().contains(column.name())) ? column.withNullable(false) : column;
	}

	/**
	 * The server makes one constraint of several over the same columns in the same order
	 * in one {@code create table}, unless they are checked at different times; none if
	 * they are those of the primary key.
	 */
	private List<UniqueConstraint> merged(List<UniqueConstraint> uniques, @Nullable PrimaryKey key) {
		Map<List<Object>, UniqueConstraint> merged = new LinkedHashMap<>();
		for (UniqueConstraint written : uniques) {
			UniqueConstraint unique = unique(written);
			List<Object> identity = List.of(unique.columns(), unique.timing());
			UniqueConstraint first = merged.get(identity);
			if (first == null || first.name() == null) {
				merged.put(identity, unique);
			}
		}
		if (key != null) {
			merged.remove(List.of(key.columns(), ""));
		}
		return new ArrayList<>(merged.values());
	}

	private UniqueConstraint unique(UniqueConstraint unique) {
		ConstraintOptions options = ConstraintOptions.parse(unique.options() + " " + unique.timing());
		return new UniqueConstraint(this.names.constraint(unique.name()), truncated(unique.columns()),
				unique.nullsDistinct(), unique.constraint(), unique.valid(), options.timing(), options.rest());
	}

	private CheckConstraint check(CheckConstraint check, List<Column> columns) {
		return this.enumChecks.recognise(new CheckConstraint(this.names.constraint(check.name()), check.expression(),
				truncated(check.columns()), check.validated(), check.values()), columns);
	}

	private Index index(Index index) {
		List<IndexPart> parts = index.parts()
			.stream()
			.map((part) -> part.expression() ? part
					: new IndexPart(PostgreSqlNames.truncate(part.sql()), false, part.descending(), part.nullsFirst()))
			.toList();
		return new Index(this.names.constraint(index.name()), parts, index.unique(), index.method(), index.options(),
				index.valid());
	}

	private static List<String> truncated(List<String> columns) {
		return columns.stream().map(PostgreSqlNames::truncate).toList();
	}

	/**
	 * Fill in what a table's foreign keys leave open.
	 * @param table the table
	 * @param desired all normalised tables of the model
	 * @param current today's tables, for references to what the model does not map
	 * @return the table with complete foreign keys
	 */
	Table resolveForeignKeys(Table table, Map<QualifiedName, Table> desired, Map<QualifiedName, Table> current) {
		return table.toBuilder()
			.foreignKeys(table.foreignKeys().stream().map((key) -> resolve(key, desired, current)).toList())
			.initialRows(table.initialRows().stream().map((row) -> row.withFeeds(feeds(row.feeds(), current))).toList())
			.build();
	}

	/**
	 * Spell where generated numbers go.
	 * @param feeds the columns as the model has them
	 * @param current today's tables
	 * @return the columns, without those that are missing: they have used no numbers
	 */
	List<Feed> feeds(List<Feed> feeds, Map<QualifiedName, Table> current) {
		return feeds.stream()
			.map((feed) -> new Feed(this.names.normalise(feed.table()), PostgreSqlNames.truncate(feed.column())))
			.filter((feed) -> !current.containsKey(feed.table())
					|| current.get(feed.table()).column(feed.column()).isPresent())
			.toList();
	}

	private ForeignKey resolve(ForeignKey key, Map<QualifiedName, Table> desired, Map<QualifiedName, Table> current) {
		QualifiedName target = this.names.normalise(key.referencedTable());
		Table referenced = desired.getOrDefault(target, current.get(target));
		List<String> columns = truncated(key.referencedColumns());
		if (columns.isEmpty() && referenced != null && referenced.primaryKey() != null) {
			columns = referenced.primaryKey().columns();
		}
		return new ForeignKey(this.names.constraint(key.name()), truncated(key.columns()), target, columns,
				key.onDelete(), key.onUpdate(), ConstraintOptions.parse(key.timing()).text(), key.validated());
	}

	private static void refuseCollisions(Table table, Table normalised) {
		refuseCollisions(table, "column", table.columns().stream().map(Column::name));
		refuseCollisions(table, "constraint",
				Stream.of(table.uniqueConstraints(), table.checks(), table.foreignKeys())
					.flatMap(List::stream)
					.map((part) -> ((TablePart) part).name())
					.filter(Objects::nonNull));
	}

	private static void refuseCollisions(Table table, String kind, Stream<String> names) {
		Map<String, String> taken = new HashMap<>();
		names.forEach((name) -> {
			String other = taken.putIfAbsent(PostgreSqlNames.truncate(name), name);
			if (other != null) {
				throw SchemaNormaliser.collision(kind + " " + other + " of " + table.name(), kind + " " + name,
						PostgreSqlNames.truncate(name));
			}
		});
	}

}
