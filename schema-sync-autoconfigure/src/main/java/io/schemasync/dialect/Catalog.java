package io.schemasync.dialect;

import java.util.Set;

import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

/**
 * What a database held at the moment it was read.
 *
 * @param server the server
 * @param schema the objects in the schemas that were asked for
 * @param types names of all types outside the system's own schema that exist, whether
 * they can be described or not (domains, extension types, ranges)
 * @param routines names of functions and triggers there, for what models bring as SQL
 */
public record Catalog(Server server, Schema schema, Set<QualifiedName> types, Set<QualifiedName> routines) {

	public Catalog {
		types = Set.copyOf(types);
		routines = Set.copyOf(routines);
	}

}
