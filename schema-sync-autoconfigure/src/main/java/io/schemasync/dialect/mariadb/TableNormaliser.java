package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnStorage;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** Brings one table into the catalog's spelling. */
final class TableNormaliser {

	private final EnumChecks enumChecks = new EnumChecks(MariaDbNames.IDENTIFIERS);

	private final UnaryOperator<QualifiedName> names;

	TableNormaliser(UnaryOperator<QualifiedName> names) {
		this.names = names;
	}

	/**
	 * Normalise a table, but for what depends on others.
	 * @param table the table as the model has it
	 * @param name its name in the catalog
	 * @param current today's table, if there is one
	 * @return the table, canonical
	 */
	Table normalise(Table table, QualifiedName name, @Nullable Table current) {
		List<Column> columns = new ArrayList<>();
		List<UniqueConstraint> uniques = new ArrayList<>();
		List<CheckConstraint> checks = new ArrayList<>();
		PrimaryKey key = (table.primaryKey() != null)
				? new PrimaryKey(null, spelled(table.primaryKey().columns(), current)) : null;
		table.uniqueConstraints()
			.forEach((unique) -> uniques.add(new UniqueConstraint(unique.name(), spelled(unique.columns(), current),
					true, true, true, "", unique.options())));
		for (Column column : table.columns()) {
			ColumnDefinition definition = ColumnDefinition.parse(ColumnTypes.sql(column.type()));
			Column normalised = column(column, definition, current);
			columns.add(normalised);
			if (definition.primaryKey && key == null) {
				key = new PrimaryKey(null, List.of(normalised.name()));
			}
			if (definition.unique) {
				uniques.add(UniqueConstraint.of(null, List.of(normalised.name())));
			}
			if (definition.check != null) {
				checks.add(new CheckConstraint(null, definition.check, List.of(normalised.name()), true));
			}
		}
		table.checks()
			.forEach((check) -> checks.add(new CheckConstraint(check.name(), check.expression(),
					spelled(check.columns(), current), check.validated(), check.values())));
		PrimaryKey primaryKey = key;
		Table normalised = table.toBuilder()
			.name(name)
			.columns(columns.stream().map((column) -> inKey(column, primaryKey)).toList())
			.primaryKey(primaryKey)
			.uniqueConstraints(distinct(uniques, primaryKey))
			.checks(checks.stream().map((check) -> this.enumChecks.recognise(check, columns)).toList())
			.indexes(table.indexes().stream().map((index) -> index(index, current)).toList())
			.build();
		refuseLongNames(normalised);
		return normalised;
	}

	private static Column inKey(Column column, @Nullable PrimaryKey key) {
		return (key != null && key.columns().contains(column.name())) ? column.withNullable(false) : column;
	}

	/** The model and a column's definition may say the same. */
	private static List<UniqueConstraint> distinct(List<UniqueConstraint> uniques, @Nullable PrimaryKey key) {
		List<UniqueConstraint> distinct = new ArrayList<>();
		for (UniqueConstraint unique : uniques) {
			boolean known = unique.name() == null
					&& distinct.stream().anyMatch((other) -> other.columns().equals(unique.columns()));
			if (!known && (key == null || unique.name() != null || !key.columns().equals(unique.columns()))) {
				distinct.add(unique);
			}
		}
		return distinct;
	}

	private static Column column(Column column, ColumnDefinition definition, @Nullable Table current) {
		String name = spelled(column.name(), current);
		Column today = (current != null) ? current.column(name).orElse(null) : null;
		if (today != null && Clauses.isOfPeriod(today.generated())) {
			return today.withOrigin(column.origin());
		}
		ColumnType type = ColumnTypes.parse(definition.type());
		Identity identity = (column.identity() != Identity.NONE || definition.autoIncrement
				|| type.name().equals("serial")) ? Identity.BY_DEFAULT : Identity.NONE;
		type = type.name().equals("serial") ? ColumnType.of("bigint unsigned") : type;
		String defaultValue = (column.defaultValue() != null) ? column.defaultValue() : definition.defaultValue;
		GeneratedExpression generated = (column.generated() != null) ? column.generated() : definition.generated;
		boolean none = defaultValue == null || defaultValue.isBlank() || defaultValue.strip().equalsIgnoreCase("null");
		return new Column(name, (today != null) ? ColumnTypes.reachable(type, today.type()) : type,
				column.nullable() && !Boolean.FALSE.equals(definition.nullable) && identity == Identity.NONE,
				(none || defaultValue == null) ? null : defaultValue.strip(), identity, generated,
				collation(column, definition, current, today),
				(column.comment() != null) ? column.comment() : definition.comment, "",
				definition.rest().isEmpty() ? ColumnStorage.NONE : storage(definition.rest(), today), column.origin());
	}

	/** What stands in a definition counts for new columns. */
	private static ColumnStorage storage(String rest, @Nullable Column today) {
		return (today != null) ? today.storage() : new ColumnStorage(rest, null);
	}

	/** Without a wish, that of today is right; the table's own is not written down. */
	private static @Nullable String collation(Column column, ColumnDefinition definition, @Nullable Table current,
			@Nullable Column today) {
		String written = (column.collation() != null) ? column.collation() : definition.collation;
		if (written == null || written.isBlank()) {
			return (today != null) ? today.collation() : null;
		}
		String collation = Texts.lower(written.strip().replace("`", "").replace("\"", ""));
		return (current != null && current.options().contains(" collate=" + collation + " ")
				|| current != null && current.options().endsWith(" collate=" + collation)) ? null : collation;
	}

	private static Index index(Index index, @Nullable Table current) {
		List<IndexPart> parts = index.parts()
			.stream()
			.map((part) -> new IndexPart(part.expression() ? part.sql() : spelled(part.sql(), current),
					part.expression(), part.descending(), part.descending()))
			.toList();
		return new Index(index.name(), parts, index.unique(), index.method(), index.options(), index.valid());
	}

	/** Columns are found in any case. */
	private static String spelled(String name, @Nullable Table current) {
		return (current == null || current.column(name).isPresent()) ? name
				: current.columns()
					.stream()
					.map(Column::name)
					.filter((candidate) -> candidate.equalsIgnoreCase(name))
					.findFirst()
					.orElse(name);
	}

	private static List<String> spelled(List<String> names, @Nullable Table current) {
		return names.stream().map((name) -> spelled(name, current)).toList();
	}

	/**
	 * Complete what depends on other tables, and add what the server makes by itself.
	 * @param table the table
	 * @param desired all normalised tables of the model
	 * @param current today's tables
	 * @return the table, complete
	 */
	Table complete(Table table, Map<QualifiedName, Table> desired, Map<QualifiedName, Table> current) {
		Table today = current.get(table.name());
		Table completed = table.toBuilder()
			.foreignKeys(table.foreignKeys().stream().map((key) -> resolve(key, today, desired, current)).toList())
			.initialRows(table.initialRows().stream().map((row) -> row.withFeeds(feeds(row.feeds(), current))).toList())
			.build();
		return (today != null) ? withIndexesOfForeignKeys(completed, today) : completed;
	}

	private List<Feed> feeds(List<Feed> feeds, Map<QualifiedName, Table> current) {
		return feeds.stream()
			.map((feed) -> new Feed(this.names.apply(feed.table()), feed.column()))
			.filter((feed) -> !current.containsKey(feed.table())
					|| current.get(feed.table()).column(feed.column()).isPresent())
			.toList();
	}

	private ForeignKey resolve(ForeignKey key, @Nullable Table today, Map<QualifiedName, Table> desired,
			Map<QualifiedName, Table> current) {
		QualifiedName target = this.names.apply(key.referencedTable());
		Table referenced = desired.getOrDefault(target, current.get(target));
		List<String> columns = spelled(key.referencedColumns(), current.get(target));
		if (columns.isEmpty() && referenced != null && referenced.primaryKey() != null) {
			columns = referenced.primaryKey().columns();
		}
		return new ForeignKey(key.name(), spelled(key.columns(), today), target, columns, action(key.onDelete()),
				action(key.onUpdate()), "", key.validated());
	}

	private static ReferentialAction action(ReferentialAction action) {
		return (action == ReferentialAction.RESTRICT) ? ReferentialAction.NO_ACTION : action;
	}

	/** A foreign key brings an index of its name, unless another one serves it. */
	private static Table withIndexesOfForeignKeys(Table table, Table today) {
		List<Index> indexes = new ArrayList<>(table.indexes());
		for (Index index : today.indexes()) {
			boolean backs = today.foreignKeys()
				.stream()
				.anyMatch((key) -> key.columns().equals(index.columns())
						&& (Objects.equals(key.name(), index.name()) || key.columns().get(0).equals(index.name())));
			boolean mapped = indexes.stream()
				.anyMatch((other) -> Objects.equals(other.name(), index.name())
						|| other.meaning().equals(index.meaning()));
			if (backs && !mapped && index.plain() && !index.unique()) {
				indexes.add(index);
			}
		}
		return table.toBuilder().indexes(indexes).build();
	}

	private static void refuseLongNames(Table table) {
		Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		for (Column column : table.columns()) {
			if (!columns.add(column.name())) {
				throw new SchemaSyncException(
						Problem.INVALID_MODEL, "Two columns of " + table.name()
								+ " have the same name, as case does not count here: " + column.name(),
						"Give one of them another name with @Column.", null);
			}
		}
		Stream.of(table.columns(), table.uniqueConstraints(), table.checks(), table.foreignKeys(), table.indexes())
			.flatMap(List::stream)
			.map((part) -> ((TablePart) part).name())
			.filter((name) -> name != null && name.codePointCount(0, name.length()) > MariaDbNames.LONGEST)
			.findFirst()
			.ifPresent((name) -> {
				throw tooLong("The name " + name + " in table " + table.name());
			});
	}

	static SchemaSyncException tooLong(String what) {
		return new SchemaSyncException(Problem.INVALID_MODEL,
				what + " has more than the " + MariaDbNames.LONGEST + " characters that the server allows.",
				"Give it a shorter name.", null);
	}

}
