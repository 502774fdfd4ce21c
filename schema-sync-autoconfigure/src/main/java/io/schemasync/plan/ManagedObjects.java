package io.schemasync.plan;

import java.util.Set;

import io.schemasync.schema.QualifiedName;

/**
 * Names of the objects that {@code recreate} may drop.
 *
 * @param tables tables and views
 * @param sequences sequences
 * @param types enumerated and composite types
 */
public record ManagedObjects(Set<QualifiedName> tables, Set<QualifiedName> sequences, Set<QualifiedName> types) {

	public ManagedObjects {
		tables = Set.copyOf(tables);
		sequences = Set.copyOf(sequences);
		types = Set.copyOf(types);
	}

}
