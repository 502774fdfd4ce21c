package io.schemasync.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.schemasync.schema.EnumType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

/**
 * Finds what must change to turn one schema into another. Both are expected in the same
 * spelling; the comparison itself is plain equality.
 */
public final class SchemaDiff {

	private final Schema current;

	private final Schema desired;

	private final List<Change> changes = new ArrayList<>();

	private SchemaDiff(Schema current, Schema desired) {
		this.current = current;
		this.desired = desired;
	}

	/**
	 * Compare two schemas.
	 * @param current what is
	 * @param desired what should be
	 * @return the differences, in no particular order
	 */
	public static List<Change> between(Schema current, Schema desired) {
		return new SchemaDiff(current, desired).changes();
	}

	private List<Change> changes() {
		this.desired.namespaces()
			.stream()
			.filter((namespace) -> !this.current.namespaces().contains(namespace))
			.map(Change.CreateNamespace::new)
			.forEach(this.changes::add);
		enumTypes();
		objects(this.current.compositeTypes(), this.desired.compositeTypes(), Objects::equals);
		objects(this.current.sequences(), this.desired.sequences(), SchemaDiff::sameSteps);
		tables();
		views();
		this.desired.auxiliaryObjects()
			.stream()
			.filter((object) -> !object.create().isEmpty())
			.map(Change.Create::new)
			.forEach(this.changes::add);
		this.current.auxiliaryObjects().stream().map(Change.Drop::new).forEach(this.changes::add);
		return this.changes;
	}

	private static boolean sameSteps(Sequence from, Sequence to) {
		return from.increment() == to.increment();
	}

	private void enumTypes() {
		objects(this.current.enumTypes(), this.desired.enumTypes(),
				(from, to) -> to.labels().containsAll(from.labels()) && (from.casts() || !to.casts()));
		this.desired.enumTypes().forEach((name, to) -> {
			EnumType from = this.current.enumTypes().get(name);
			if (from != null) {
				labels(from, to);
			}
		});
	}

	private void labels(EnumType from, EnumType to) {
		String after = null;
		for (String label : to.labels()) {
			if (!from.labels().contains(label)) {
				this.changes.add(new Change.AddEnumLabel(from, label, after));
			}
			after = label;
		}
	}

	private void tables() {
		this.desired.tables().forEach((name, to) -> {
			Table from = this.current.tables().get(name);
			if (from == null) {
				this.changes.add(new Change.Create(to));
				to.indexes().forEach((index) -> this.changes.add(new Change.AddPart(to, index)));
				to.foreignKeys().forEach((key) -> this.changes.add(new Change.AddPart(to, key)));
			}
			else if (from.kind().alterable()) {
				this.changes.addAll(TableDiff.between(from, to));
			}
		});
		this.current.tables().forEach((name, from) -> {
			if (from.kind().alterable() && !this.desired.tables().containsKey(name)) {
				from.foreignKeys().forEach((key) -> this.changes.add(new Change.DropPart(from, key)));
				this.changes.add(new Change.Drop(from));
			}
		});
	}

	/** A view may not take the place of a table that happens to bear its name. */
	private void views() {
		this.desired.views().forEach((name, to) -> {
			View from = this.current.views().get(name);
			Table relation = this.current.tables().get(name);
			if (from != null && !from.query().equals(to.query())) {
				this.changes.add(new Change.Replace(from, to));
			}
			else if (from == null && relation == null) {
				this.changes.add(new Change.Create(to));
			}
		});
		this.current.views().forEach((name, from) -> {
			if (!this.desired.views().containsKey(name) && !this.desired.tables().containsKey(name)) {
				this.changes.add(new Change.Drop(from));
			}
		});
	}

	private <T extends SchemaObject> void objects(Map<QualifiedName, T> current, Map<QualifiedName, T> desired,
			Equality<T> same) {
		desired.forEach((name, to) -> {
			T from = current.get(name);
			if (from == null) {
				this.changes.add(new Change.Create(to));
			}
			else if (!same.test(from, to)) {
				this.changes.add(new Change.Replace(from, to));
			}
		});
		current.forEach((name, from) -> {
			if (!desired.containsKey(name)) {
				this.changes.add(new Change.Drop(from));
			}
		});
	}

	private interface Equality<T> {

		boolean test(T from, T to);

	}

}
