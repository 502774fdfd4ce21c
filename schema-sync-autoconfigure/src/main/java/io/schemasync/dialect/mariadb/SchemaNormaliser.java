package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.dialect.sql.SqlObjects;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

/** Brings a desired schema into the catalog's spelling. */
final class SchemaNormaliser {

	private final Schema desired;

	private final Catalog catalog;

	private final NameCompletion names;

	private final boolean foldsCase;

	private final Map<String, QualifiedName> byLowerName = new HashMap<>();

	SchemaNormaliser(Schema desired, Catalog catalog) {
		this.desired = desired;
		this.catalog = catalog;
		this.names = new NameCompletion(MariaDbNames.IDENTIFIERS, catalog.server().defaultSchema());
		this.foldsCase = catalog.routines().contains(CatalogAssembler.FOLDS_CASE);
		if (catalog.routines().contains(CatalogAssembler.IGNORES_CASE)) {
			catalog.schema().tables().keySet().forEach((name) -> this.byLowerName.put(lower(name), name));
		}
	}

	Schema normalise() {
		TableNormaliser tables = new TableNormaliser(this::name);
		Map<QualifiedName, Table> byName = new HashMap<>();
		List<Table> normalised = new ArrayList<>();
		for (Table table : this.desired.tables().values()) {
			QualifiedName name = name(table.name());
			Table result = tables.normalise(table, name, this.catalog.schema().tables().get(name));
			if (byName.put(name, result) != null) {
				throw new SchemaSyncException(Problem.INVALID_MODEL,
						"Two tables of the model would have the same name: " + name, "Give one of them another name.",
						null);
			}
			normalised.add(result);
		}
		List<Table> resolved = normalised.stream()
			.map((table) -> tables.complete(table, byName, this.catalog.schema().tables()))
			.toList();
		List<Sequence> sequences = map(this.desired.sequences().values(), (sequence, name) -> sequence.withName(name)
			.withFeeds(feeds(sequence.feeds(), this.catalog.schema().tables())));
		List<View> views = map(this.desired.views().values(),
				(view, name) -> new View(name, view.query(), view.origin()));
		SqlObjects objects = new SqlObjects(this.catalog, this.names);
		return Schema.of(namespaces(resolved, sequences, views), resolved, sequences, this.desired.enumTypes().values(),
				this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects().stream().map(objects::normalise).toList());
	}

	private QualifiedName name(QualifiedName written) {
		QualifiedName name = this.names.normalise(written);
		if (name.name().codePointCount(0, name.name().length()) > MariaDbNames.LONGEST) {
			throw TableNormaliser.tooLong("The name " + name);
		}
		return this.byLowerName.getOrDefault(lower(name), this.foldsCase ? inSmallLetters(name) : name);
	}

	private static QualifiedName inSmallLetters(QualifiedName name) {
		return new QualifiedName((name.schema() != null) ? Texts.lower(name.schema()) : null, Texts.lower(name.name()));
	}

	private static String lower(QualifiedName name) {
		return Texts.lower(name.toString());
	}

	private List<Feed> feeds(List<Feed> feeds, Map<QualifiedName, Table> current) {
		return feeds.stream()
			.map((feed) -> new Feed(name(feed.table()), feed.column()))
			.filter((feed) -> !current.containsKey(feed.table())
					|| current.get(feed.table()).column(feed.column()).isPresent())
			.toList();
	}

	private <T extends SchemaObject> List<T> map(Collection<T> objects, BiFunction<T, QualifiedName, T> renamed) {
		return objects.stream().map((object) -> renamed.apply(object, name(object.name()))).toList();
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
