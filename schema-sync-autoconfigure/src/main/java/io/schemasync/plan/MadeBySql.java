package io.schemasync.plan;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

/**
 * Recognises what only seems to be unmapped, because a statement of the model makes it.
 */
final class MadeBySql implements Predicate<Change> {

	private final Set<QualifiedName> names;

	MadeBySql(Schema desired) {
		this.names = desired.auxiliaryObjects()
			.stream()
			.flatMap((object) -> object.makes().keySet().stream())
			.collect(Collectors.toSet());
	}

	@Override
	public boolean test(Change change) {
		if (change instanceof Change.DropPart drop) {
			String name = drop.part().name();
			return name != null && this.names.contains(new QualifiedName(change.name().schema(), name));
		}
		return change instanceof Change.Drop && this.names.contains(change.name());
	}

}
