package io.schemasync.dialect;

import java.util.Set;

/**
 * Which part of a database to read.
 *
 * @param namespaces names of schemas
 * @param defaultNamespace whether to read the connection's current schema as well
 */
public record CatalogScope(Set<String> namespaces, boolean defaultNamespace) {

	public CatalogScope {
		namespaces = Set.copyOf(namespaces);
	}

}
