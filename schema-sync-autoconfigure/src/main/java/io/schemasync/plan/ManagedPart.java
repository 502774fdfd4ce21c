package io.schemasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.schemasync.diff.Change;
import io.schemasync.diff.SchemaDiff;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Table;

/** Tells the part of a schema that {@code recreate} may drop from the rest. */
final class ManagedPart {

	private final ManagedObjects managed;

	ManagedPart(ManagedObjects managed) {
		this.managed = managed;
	}

	Schema of(Schema schema) {
		return filter(schema, this.managed.tables()::contains, this.managed.sequences()::contains,
				this.managed.types()::contains);
	}

	Schema without(Schema schema) {
		return filter(schema, (name) -> !this.managed.tables().contains(name),
				(name) -> !this.managed.sequences().contains(name), (name) -> !this.managed.types().contains(name));
	}

	private static Schema filter(Schema schema, Predicate<QualifiedName> tables, Predicate<QualifiedName> sequences,
			Predicate<QualifiedName> types) {
		return Schema.of(schema.namespaces(), select(schema.tables(), tables), select(schema.sequences(), sequences),
				select(schema.enumTypes(), types), select(schema.compositeTypes(), types),
				select(schema.views(), tables), List.of());
	}

	private static <T extends SchemaObject> List<T> select(Map<QualifiedName, T> objects,
			Predicate<QualifiedName> names) {
		return objects.values().stream().filter((object) -> names.test(object.name())).toList();
	}

	/** Others' foreign keys to what goes have to go too. */
	List<Change> drops(Schema schema) {
		List<Change> drops = new ArrayList<>(SchemaDiff.between(of(schema), Schema.EMPTY));
		drops.addAll(othersReferences(schema));
		return drops;
	}

	List<String> notes(Schema schema) {
		return othersReferences(schema).stream()
			.map((drop) -> "Foreign key " + drop.part().name() + " of table " + drop.name()
					+ ", which is not mapped, has to go because it points to a table that goes.")
			.toList();
	}

	private List<Change.DropPart> othersReferences(Schema schema) {
		List<Change.DropPart> drops = new ArrayList<>();
		for (Table table : without(schema).tables().values()) {
			table.foreignKeys()
				.stream()
				.filter((key) -> this.managed.tables().contains(key.referencedTable()))
				.forEach((key) -> drops.add(new Change.DropPart(table, key)));
		}
		return drops;
	}

}
