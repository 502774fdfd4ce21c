package io.schemasync.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.schemasync.dialect.Surroundings;
import io.schemasync.dialect.Surroundings.Reference;
import io.schemasync.diff.Change;
import io.schemasync.diff.SchemaDiff;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
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

	/** Others' views and foreign keys to what goes have to go first. */
	List<Change> drops(Schema schema, Surroundings surroundings) {
		List<Change> drops = new ArrayList<>(SchemaDiff.between(of(schema), Schema.EMPTY));
		for (Reference reference : surroundings.references()) {
			ForeignKey key = new ForeignKey(reference.constraint(), List.of(), reference.referenced(), List.of(),
					ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true);
			drops.add(new Change.DropPart(Table.named(reference.table()).build(), key));
		}
		List<AuxiliaryObject> views = new ArrayList<>(surroundings.views());
		Collections.reverse(views);
		views.forEach((view) -> drops.add(new Change.Drop(view)));
		return drops;
	}

	static List<String> notes(Surroundings surroundings, Set<QualifiedName> formerNames, boolean together) {
		List<String> notes = new ArrayList<>();
		surroundings.references()
			.forEach((reference) -> notes.add("Foreign key " + reference.constraint() + " of table " + reference.table()
					+ ", which is not mapped, has to go because it points to " + reference.referenced() + "."));
		surroundings.views()
			.forEach((view) -> notes.add(formerNames.contains(view.name())
					? "View " + view.name() + ", a former name of a table, goes with it."
					: "View " + view.name() + ", which is not mapped, is dropped and created again"
							+ (together ? " in the same transaction." : ".")));
		return notes;
	}

}
