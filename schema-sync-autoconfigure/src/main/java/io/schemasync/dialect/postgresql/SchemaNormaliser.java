package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.sql.SqlObjects;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

/**
 * Brings a desired schema into the catalog's spelling.
 */
class SchemaNormaliser {

	private final Schema desired;

	private final Catalog catalog;

	private final NameCompletion names;

	SchemaNormaliser(Schema desired, Catalog catalog) {
		this.desired = desired;
		this.catalog = catalog;
		this.names = new NameCompletion(PostgreSqlNames.IDENTIFIERS, catalog.server().defaultSchema());
	}

	Schema normalise() {
		ColumnTypeParser types = new ColumnTypeParser(new TypeResolver(this.desired, this.catalog, this.names));
		TableNormaliser tables = new TableNormaliser(types, this.names);
		Map<QualifiedName, Table> byName = new HashMap<>();
		List<Table> normalised = new ArrayList<>();
		for (Table table : this.desired.tables().values()) {
			Table result = tables.normalise(table,
					this.catalog.schema().tables().get(this.names.normalise(table.name())));
			normalised.add(result);
			byName.put(result.name(), result);
		}
		List<Sequence> sequences = map(this.desired.sequences().values(), (sequence, name) -> sequence.withName(name)
			.withFeeds(tables.feeds(sequence.feeds(), this.catalog.schema().tables())));
		List<View> views = map(this.desired.views().values(),
				(view, name) -> new View(name, view.query(), view.origin()));
		refuseCollisions();
		List<Table> resolved = normalised.stream()
			.map((table) -> tables.resolveForeignKeys(table, byName, this.catalog.schema().tables()))
			.toList();
		return Schema.of(namespaces(resolved, sequences, views), resolved, sequences,
				map(this.desired.enumTypes().values(),
						(type, name) -> new EnumType(name, type.labels(), type.casts(), type.origin())),
				map(this.desired.compositeTypes().values(),
						(type, name) -> new CompositeType(name,
								type.attributes().stream().map(tables::attribute).toList(), type.origin())),
				views, auxiliaryObjects());
	}

	private List<AuxiliaryObject> auxiliaryObjects() {
		SqlObjects objects = new SqlObjects(this.catalog, this.names);
		return this.desired.auxiliaryObjects().stream().map(objects::normalise).toList();
	}

	private <T extends SchemaObject> List<T> map(Collection<T> objects, BiFunction<T, QualifiedName, T> renamed) {
		return objects.stream().map((object) -> renamed.apply(object, this.names.normalise(object.name()))).toList();
	}

	private Set<String> namespaces(Collection<Table> tables, Collection<Sequence> sequences, Collection<View> views) {
		Set<String> namespaces = new HashSet<>();
		this.desired.namespaces().forEach((namespace) -> namespaces.add(PostgreSqlNames.truncate(namespace)));
		Stream.of(tables, sequences, views)
			.flatMap(Collection::stream)
			.map((object) -> ((SchemaObject) object).name().schema())
			.filter(Objects::nonNull)
			.forEach(namespaces::add);
		return namespaces;
	}

	/** Tables, sequences, indexes and views share one namespace. */
	private void refuseCollisions() {
		Map<QualifiedName, String> taken = new HashMap<>();
		originals(taken,
				this.desired.tables()
					.values()
					.stream()
					.filter((table) -> table.kind() != Table.Kind.VIEW)
					.map(Table::name)
					.toList(),
				"table");
		originals(taken, this.desired.sequences().keySet(), "sequence");
		originals(taken, this.desired.views().keySet(), "view");
		for (Table table : this.desired.tables().values()) {
			QualifiedName name = this.names.normalise(table.name());
			Function<String, QualifiedName> inSchema = (index) -> new QualifiedName(name.schema(), index);
			table.indexes()
				.stream()
				.map((index) -> index.name())
				.filter(Objects::nonNull)
				.forEach((index) -> take(taken, inSchema.apply(PostgreSqlNames.truncate(index)),
						"index " + index + " of " + table.name()));
		}
	}

	private void originals(Map<QualifiedName, String> taken, Collection<QualifiedName> objects, String kind) {
		objects.forEach((name) -> take(taken, this.names.normalise(name), kind + " " + name));
	}

	private static void take(Map<QualifiedName, String> taken, QualifiedName name, String object) {
		String other = taken.putIfAbsent(name, object);
		if (other != null) {
			throw collision(other, object, name.toString());
		}
	}

	static SchemaSyncException collision(String one, String other, String name) {
		return new SchemaSyncException(Problem.INVALID_MODEL,
				"In PostgreSQL, " + one + " and " + other + " would have the same name: " + name,
				"Give one of them another name. PostgreSQL cuts names off after " + PostgreSqlNames.MAX_BYTES
						+ " bytes, and tables, sequences, indexes and views of a schema share their names.",
				null);
	}

}
