package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.CatalogScope;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a mapping model that Hibernate's schema creation would look into.
 */
final class Namespaces {

	private final List<Namespace> included = new ArrayList<>();

	private final Identifiers names;

	Namespaces(MetadataImplementor metadata, Identifiers names, SchemaFilter filter) {
		this.names = names;
		for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
			if (filter.includeNamespace(namespace)) {
				this.included.add(namespace);
			}
		}
	}

	List<Namespace> included() {
		return this.included;
	}

	/** Return their names, but for one that is left open. */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (Namespace namespace : this.included) {
			String name = name(namespace);
			if (name != null) {
				names.add(name);
			}
		}
		return names;
	}

	private @Nullable String name(Namespace namespace) {
		Namespace.Name physical = namespace.getPhysicalName();
		return this.names.namespace(physical.catalog(), physical.schema());
	}

	/** Guess what the model is about: SQL of its own may speak of other schemas. */
	CatalogScope expectedScope() {
		boolean leftOpen = false;
		for (Namespace namespace : this.included) {
			boolean used = !namespace.getTables().isEmpty() || namespace.getSequences().iterator().hasNext();
			leftOpen = leftOpen || used && name(namespace) == null;
		}
		return new CatalogScope(names(), leftOpen);
	}

}
