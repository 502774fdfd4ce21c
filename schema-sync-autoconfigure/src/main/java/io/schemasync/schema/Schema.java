package io.schemasync.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All objects that a model describes or that a catalog holds. Immutable and safe to share
 * between threads.
 *
 * @param namespaces names of the schemas in the sense of the database
 * @param tables the tables by name, in order
 * @param sequences the sequences by name
 * @param enumTypes the enumerated types by name
 * @param compositeTypes the composite types by name
 * @param views the views by name (only those that entities declare)
 * @param auxiliaryObjects what the model brings as plain SQL
 */
public record Schema(Set<String> namespaces, Map<QualifiedName, Table> tables, Map<QualifiedName, Sequence> sequences,
		Map<QualifiedName, EnumType> enumTypes, Map<QualifiedName, CompositeType> compositeTypes,
		Map<QualifiedName, View> views, List<AuxiliaryObject> auxiliaryObjects) {

	/** A schema without anything in it. */
	public static final Schema EMPTY = new Schema(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
			List.of());

	public Schema {
		namespaces = Collections.unmodifiableSet(new TreeSet<>(namespaces));
		tables = copy(tables);
		sequences = copy(sequences);
		enumTypes = copy(enumTypes);
		compositeTypes = copy(compositeTypes);
		views = copy(views);
		auxiliaryObjects = List.copyOf(auxiliaryObjects);
	}

	/**
	 * Create a schema from collections.
	 * @param namespaces names of the schemas in the sense of the database
	 * @param tables the tables
	 * @param sequences the sequences
	 * @param enumTypes the enumerated types
	 * @param compositeTypes the composite types
	 * @param views the views
	 * @param auxiliaryObjects what the model brings as plain SQL
	 * @return the schema
	 */
	public static Schema of(Collection<String> namespaces, Collection<Table> tables, Collection<Sequence> sequences,
			Collection<EnumType> enumTypes, Collection<CompositeType> compositeTypes, Collection<View> views,
			List<AuxiliaryObject> auxiliaryObjects) {
		return new Schema(Set.copyOf(namespaces), byName(tables), byName(sequences), byName(enumTypes),
				byName(compositeTypes), byName(views), auxiliaryObjects);
	}

	public Schema withTables(Collection<Table> tables) {
		return new Schema(this.namespaces, byName(tables), this.sequences, this.enumTypes, this.compositeTypes,
				this.views, this.auxiliaryObjects);
	}

	private static <T extends SchemaObject> Map<QualifiedName, T> byName(Collection<T> objects) {
		Map<QualifiedName, T> map = new LinkedHashMap<>();
		for (T object : objects) {
			map.put(object.name(), object);
		}
		return map;
	}

	private static <T> Map<QualifiedName, T> copy(Map<QualifiedName, T> map) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

}
