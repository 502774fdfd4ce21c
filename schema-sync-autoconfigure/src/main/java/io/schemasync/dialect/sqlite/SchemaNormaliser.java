package io.schemasync.dialect.sqlite;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.dialect.sql.SqlObjects;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Spells the names of a desired schema as the database has them, whatever their case, and
 * leaves out what SQLite has no place for. Types and expressions are left to
 * {@link SchemaAligner}.
 */
final class SchemaNormaliser {

	private final Schema desired;

	private final Catalog catalog;

	private final Map<String, QualifiedName> known = new HashMap<>();

	SchemaNormaliser(Schema desired, Catalog catalog) {
		this.desired = desired;
		this.catalog = catalog;
		catalog.schema().tables().keySet().forEach((name) -> this.known.put(key(name), name));
	}

	private static String key(QualifiedName name) {
		return name.toString().toLowerCase(Locale.ROOT);
	}

	Schema normalise() {
		Map<QualifiedName, Table> tables = new HashMap<>();
		this.desired.tables().values().forEach((table) -> tables.put(name(table.name()), table));
		List<Table> normalised = this.desired.tables().values().stream().map((table) -> table(table, tables)).toList();
		List<View> views = this.desired.views()
			.values()
			.stream()
			.map((view) -> new View(name(view.name()), view.query(), view.origin()))
			.toList();
		SqlObjects objects = new SqlObjects(this.catalog, new NameCompletion(SqliteNames.INSTANCE, null));
		return Schema.of(namespaces(normalised), normalised, this.desired.sequences().values(),
				this.desired.enumTypes().values(), this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects().stream().map(objects::normalise).toList());
	}

	private QualifiedName name(QualifiedName name) {
		return this.known.getOrDefault(key(name), name);
	}

	private Table table(Table table, Map<QualifiedName, Table> tables) {
		QualifiedName name = name(table.name());
		Spelling columns = new Spelling(this.catalog.schema().tables().get(name));
		PrimaryKey key = table.primaryKey();
		return table.toBuilder()
			.name(name)
			.comment(null)
			.columns(table.columns().stream().map((column) -> column(column, key, columns)).toList())
			.primaryKey((key != null) ? new PrimaryKey(key.name(), columns.of(key.columns())) : null)
			.uniqueConstraints(table.uniqueConstraints().stream().map((unique) -> unique(unique, columns)).toList())
			.foreignKeys(table.foreignKeys().stream().map((foreign) -> resolve(foreign, columns, tables)).toList())
			.checks(table.checks().stream().map((check) -> check(check, columns)).toList())
			.indexes(table.indexes().stream().map((index) -> index(index, columns)).toList())
			.initialRows(table.initialRows().stream().map((row) -> row.withFeeds(feeds(row.feeds()))).toList())
			.build();
	}

	/**
	 * SQLite has no comments, and no sequences behind identities: it counts where an
	 * {@code integer} is the primary key.
	 */
	private static Column column(Column column, @Nullable PrimaryKey key, Spelling names) {
		boolean mandatory = column.identity() != Identity.NONE || key != null && key.columns().contains(column.name());
		Column named = column.withName(names.of(column.name()))
			.withComment(null)
			.withIdentityOptions("")
			.withType(column.identity().generates() ? ColumnType.of("integer")
					: Canonical.type(SqlClauses.type(column.type())));
		return mandatory ? named.withNullable(false) : named;
	}

	private static UniqueConstraint unique(UniqueConstraint unique, Spelling names) {
		return new UniqueConstraint(unique.name(), names.of(unique.columns()), true, unique.constraint(),
				unique.valid());
	}

	private static CheckConstraint check(CheckConstraint check, Spelling names) {
		return new CheckConstraint(check.name(), check.expression(), names.of(check.columns()), check.validated(),
				check.values());
	}

	private static Index index(Index index, Spelling names) {
		return new Index(index.name(),
				index.parts()
					.stream()
					.map((part) -> new IndexPart(
							part.expression() ? Canonical.expression(part.sql(), names.all()) : names.of(part.sql()),
							part.expression(), part.descending(), part.descending()))
					.toList(),
				index.unique(), index.method(), index.options(), index.valid());
	}

	private ForeignKey resolve(ForeignKey key, Spelling names, Map<QualifiedName, Table> tables) {
		QualifiedName target = name(key.referencedTable());
		Table today = this.catalog.schema().tables().get(target);
		Table referenced = tables.getOrDefault(target, today);
		List<String> columns = key.referencedColumns();
		if (columns.isEmpty() && referenced != null && referenced.primaryKey() != null) {
			columns = referenced.primaryKey().columns();
		}
		boolean deferred = key.timing().contains("initially deferred");
		return new ForeignKey(key.name(), names.of(key.columns()), target, new Spelling(today).of(columns),
				key.onDelete(), key.onUpdate(), deferred ? "deferrable initially deferred" : "", key.validated());
	}

	/** Columns that are missing have used no numbers. */
	private List<Feed> feeds(List<Feed> feeds) {
		Map<QualifiedName, Table> current = this.catalog.schema().tables();
		return feeds.stream()
			.map((feed) -> new Feed(name(feed.table()),
					new Spelling(current.get(name(feed.table()))).of(feed.column())))
			.filter((feed) -> !current.containsKey(feed.table())
					|| current.get(feed.table()).column(feed.column()).isPresent())
			.toList();
	}

	private Set<String> namespaces(Collection<Table> tables) {
		Set<String> namespaces = new HashSet<>(this.desired.namespaces());
		tables.forEach((table) -> {
			if (table.name().schema() != null) {
				namespaces.add(table.name().schema());
			}
		});
		return namespaces;
	}

	/** How the columns of a table are spelled today. */
	private static final class Spelling {

		private final Map<String, String> names = new HashMap<>();

		Spelling(@Nullable Table table) {
			if (table != null) {
				table.columns()
					.forEach((column) -> this.names.put(column.name().toLowerCase(Locale.ROOT), column.name()));
			}
		}

		String of(String name) {
			return this.names.getOrDefault(name.toLowerCase(Locale.ROOT), name);
		}

		List<String> of(List<String> names) {
			return names.stream().map(this::of).toList();
		}

		Collection<String> all() {
			return this.names.values();
		}

	}

}
