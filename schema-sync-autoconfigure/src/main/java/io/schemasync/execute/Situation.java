package io.schemasync.execute;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.plan.ManagedObjects;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a database, and what it should be.
 *
 * @param catalog what the database holds, without the bookkeeping tables
 * @param bookkeeping where the books are
 * @param books what the books say
 * @param desired the desired schema, normalised but not aligned
 * @param model what tells the model from others
 */
record Situation(Catalog catalog, BookkeepingTables bookkeeping, Books books, Schema desired, String model) {

	Situation with(Books books) {
		return new Situation(this.catalog, this.bookkeeping, books, this.desired, this.model);
	}

	/** Tell whether there is nothing yet of what a model can describe. */
	boolean holdsNothing() {
		Schema current = this.catalog.schema();
		return Stream
			.of(current.tables(), current.sequences(), current.enumTypes(), current.compositeTypes(), current.views())
			.allMatch(Map::isEmpty);
	}

	/** Return those of some existing tables that are not views. */
	List<QualifiedName> alterable(Set<QualifiedName> names) {
		return among(this.catalog.schema().tables(), names).stream()
			.filter((table) -> table.kind().alterable())
			.map(Table::name)
			.toList();
	}

	/** Return the existing tables that the model maps. */
	Set<QualifiedName> mappedTables() {
		return this.catalog.schema()
			.tables()
			.values()
			.stream()
			.filter((table) -> table.kind().alterable() && this.desired.tables().containsKey(table.name()))
			.map(Table::name)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return what an owner may drop: what the model maps, and what was created for an
	 * earlier model.
	 */
	ManagedObjects managed(Assignment assignment) {
		Collection<MappedObject> former = assignment.settings().recreateMappedOnly() ? List.of()
				: this.books.of(assignment.owner())
					.map(Stamp::objects)
					.orElse(List.of())
					.stream()
					.filter((object) -> !assignment.planSettings().excludes(object.name()))
					.toList();
		Schema current = this.catalog.schema();
		Set<QualifiedName> tables = existing(current.tables(), Stream.concat(this.desired.tables().keySet().stream(),
				Stream.concat(this.desired.views().keySet().stream(), created(former, Kind.TABLE))));
		tables.removeIf((name) -> foreign(current.tables().get(name)));
		return new ManagedObjects(tables,
				existing(current.sequences(),
						Stream.concat(this.desired.sequences().keySet().stream(), created(former, Kind.SEQUENCE))),
				Stream
					.of(existing(current.enumTypes(),
							Stream.concat(this.desired.enumTypes().keySet().stream(), created(former, Kind.TYPE))),
							existing(current.compositeTypes(),
									Stream.concat(this.desired.compositeTypes().keySet().stream(),
											created(former, Kind.TYPE))))
					.flatMap(Set::stream)
					.collect(Collectors.toSet()));
	}

	private static <T> List<T> among(Map<QualifiedName, T> objects, Set<QualifiedName> names) {
		return names.stream().sorted().flatMap((name) -> Stream.ofNullable(objects.get(name))).toList();
	}

	private boolean foreign(@Nullable Table table) {
		return table != null && !table.kind().alterable() && !this.desired.views().containsKey(table.name());
	}

	private static Stream<QualifiedName> created(Collection<MappedObject> former, Kind kind) {
		return former.stream().filter((object) -> object.created() && object.kind() == kind).map(MappedObject::name);
	}

	private static Set<QualifiedName> existing(Map<QualifiedName, ?> objects, Stream<QualifiedName> names) {
		return names.filter(objects::containsKey).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return what the model maps, for the books.
	 * @param recreated whether everything is made anew
	 */
	List<MappedObject> mapped(boolean recreated) {
		Schema current = this.catalog.schema();
		return Stream
			.of(this.desired.tables()
				.values()
				.stream()
				.map((table) -> new MappedObject(Kind.TABLE, table.name(),
						recreated || !current.tables().containsKey(table.name()), names(table.columns()))),
					objects(Kind.SEQUENCE, this.desired.sequences(), current.sequences(), recreated),
					objects(Kind.TYPE, this.desired.enumTypes(), current.enumTypes(), recreated),
					objects(Kind.TYPE, this.desired.compositeTypes(), current.compositeTypes(), recreated),
					this.desired.auxiliaryObjects()
						.stream()
						.filter((object) -> object.mark() != null)
						.map((object) -> new MappedObject(Kind.STATEMENT, new QualifiedName(null, object.mark()), false,
								Set.of())),
					recreated ? FillNotes.all(this.desired).stream() : Stream.<MappedObject>empty())
			.flatMap((objects) -> objects)
			.toList();
	}

	private static Set<String> names(List<Column> columns) {
		Set<String> names = new HashSet<>();
		for (Column column : columns) {
			names.add(column.name());
		}
		return names;
	}

	private static Stream<MappedObject> objects(Kind kind, Map<QualifiedName, ?> desired, Map<QualifiedName, ?> current,
			boolean recreated) {
		return desired.keySet()
			.stream()
			.map((name) -> new MappedObject(kind, name, recreated || !current.containsKey(name), Set.of()));
	}

}
