package io.schemasync.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.diff.Change;
import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * Follows in the books what gets another name: nobody has created it a second time, and
 * what earlier models knew of it they know still.
 */
final class Succession {

	/** New names by the old ones, as far as they are given. */
	private final Map<Named, QualifiedName> given = new HashMap<>();

	/** Old names by the new ones, given or withheld. */
	private final Map<Named, QualifiedName> meant = new HashMap<>();

	Succession(Plan plan) {
		for (Step step : plan.steps()) {
			if (step.change() instanceof Change.Rename rename) {
				Kind kind = (rename.from() instanceof Table) ? Kind.TABLE : Kind.SEQUENCE;
				this.meant.put(new Named(kind, rename.to().name()), rename.from().name());
				if (step.decision().applies()) {
					this.given.put(new Named(kind, rename.from().name()), rename.to().name());
				}
			}
		}
	}

	/** Return a stamp that knows objects by their new names. */
	Stamp follow(Stamp stamp) {
		if (this.given.isEmpty()) {
			return stamp;
		}
		Map<Object, MappedObject> objects = new LinkedHashMap<>();
		for (MappedObject object : stamp.objects()) {
			QualifiedName name = this.given.getOrDefault(Named.of(object), object.name());
			MappedObject followed = new MappedObject(object.kind(), name, object.created(), object.columns(),
					object.absent());
			objects.merge(followed.key(), followed, MappedObject::with);
		}
		return stamp.withObjects(new ArrayList<>(objects.values()));
	}

	/**
	 * Return what a model maps, without claiming to have created what had another name.
	 */
	List<MappedObject> mapped(List<MappedObject> mapped) {
		return this.meant.isEmpty() ? mapped
				: mapped.stream()
					.map((object) -> this.meant.containsKey(Named.of(object))
							? new MappedObject(object.kind(), object.name(), false, object.columns()) : object)
					.toList();
	}

	private record Named(Kind kind, QualifiedName name) {

		/** What is known of a table's columns goes with the table. */
		static Named of(MappedObject object) {
			Kind kind = object.kind();
			return new Named((kind == Kind.FILL || kind == Kind.FRESH) ? Kind.TABLE : kind, object.name());
		}

	}

}
