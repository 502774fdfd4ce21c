package io.schemasync.dialect.h2;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.dialect.sql.SqlObjects;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Identity;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Completes names and references of a desired schema. Types and expressions are left to
 * {@link SchemaAligner}, which can ask an H2.
 */
final class SchemaNormaliser {

	private static final Pattern IDENTITY = Pattern.compile(
			"(.+?)\\s+generated\\s+(always|by\\s+default)\\s+as\\s+identity\\s*(?:\\((.*)\\))?\\s*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final Schema desired;

	private final Catalog catalog;

	private final NameCompletion names;

	SchemaNormaliser(Schema desired, Catalog catalog) {
		this.desired = desired;
		this.catalog = catalog;
		this.names = new NameCompletion(H2Names.of(catalog), catalog.server().defaultSchema());
	}

	Schema normalise() {
		Map<QualifiedName, Table> tables = new HashMap<>();
		this.desired.tables().values().forEach((table) -> tables.put(this.names.normalise(table.name()), table));
		List<Table> normalised = this.desired.tables().values().stream().map((table) -> table(table, tables)).toList();
		List<Sequence> sequences = map(this.desired.sequences().values(),
				(sequence, name) -> sequence.withName(name).withFeeds(feeds(sequence.feeds())));
		List<View> views = map(this.desired.views().values(),
				(view, name) -> new View(name, view.query(), view.origin()));
		SqlObjects objects = new SqlObjects(this.catalog, this.names);
		return Schema.of(namespaces(normalised, sequences, views), normalised, sequences,
				this.desired.enumTypes().values(), this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects().stream().map(objects::normalise).toList());
	}

	private Table table(Table table, Map<QualifiedName, Table> tables) {
		PrimaryKey key = table.primaryKey();
		return table.toBuilder()
			.name(this.names.normalise(table.name()))
			.columns(table.columns().stream().map((column) -> column(column, key)).toList())
			.uniqueConstraints(table.uniqueConstraints().stream().map(SchemaNormaliser::unique).toList())
			.foreignKeys(table.foreignKeys().stream().map((foreign) -> resolve(foreign, tables)).toList())
			.initialRows(table.initialRows().stream().map((row) -> row.withFeeds(feeds(row.feeds()))).toList())
			.build();
	}

	private static Column column(Column column, @Nullable PrimaryKey key) {
		Column counted = counted(column);
		boolean mandatory = counted.identity() != Identity.NONE || key != null && key.columns().contains(column.name());
		return mandatory ? counted.withNullable(false) : counted;
	}

	/** What a definition says about an identity stands apart from the type. */
	private static Column counted(Column column) {
		Matcher matcher = IDENTITY.matcher(column.type().name());
		if (!matcher.matches()) {
			return column;
		}
		return column.withType(ColumnType.of(matcher.group(1)))
			.withIdentity(matcher.group(2).equalsIgnoreCase("always") ? Identity.ALWAYS : Identity.BY_DEFAULT)
			.withIdentityOptions((matcher.group(3) != null) ? matcher.group(3).strip() : "");
	}

	/** H2 reads when a rule is to be checked, and checks it at once. */
	private static UniqueConstraint unique(UniqueConstraint unique) {
		return new UniqueConstraint(unique.name(), unique.columns(), unique.nullsDistinct(), unique.constraint(),
				unique.valid());
	}

	private ForeignKey resolve(ForeignKey key, Map<QualifiedName, Table> tables) {
		QualifiedName target = this.names.normalise(key.referencedTable());
		Table referenced = tables.getOrDefault(target, this.catalog.schema().tables().get(target));
		List<String> columns = key.referencedColumns();
		if (columns.isEmpty() && referenced != null && referenced.primaryKey() != null) {
			columns = referenced.primaryKey().columns();
		}
		return new ForeignKey(key.name(), key.columns(), target, columns, key.onDelete(), key.onUpdate(), "",
				key.validated());
	}

	/** Columns that are missing have used no numbers. */
	private List<Feed> feeds(List<Feed> feeds) {
		Map<QualifiedName, Table> current = this.catalog.schema().tables();
		return feeds.stream()
			.map((feed) -> new Feed(this.names.normalise(feed.table()), feed.column()))
			.filter((feed) -> !current.containsKey(feed.table())
					|| current.get(feed.table()).column(feed.column()).isPresent())
			.toList();
	}

	private <T extends SchemaObject> List<T> map(Collection<T> objects, BiFunction<T, QualifiedName, T> renamed) {
		return objects.stream().map((object) -> renamed.apply(object, this.names.normalise(object.name()))).toList();
	}

	private Set<String> namespaces(Collection<Table> tables, Collection<Sequence> sequences, Collection<View> views) {
		Set<String> namespaces = new HashSet<>(this.desired.namespaces());
		Stream.of(tables, sequences, views)
			.flatMap(Collection::stream)
			.map((object) -> ((SchemaObject) object).name().schema())
			.filter(Objects::nonNull)
			.forEach(namespaces::add);
		return namespaces;
	}

}
