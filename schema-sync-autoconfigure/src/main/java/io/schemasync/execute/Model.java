package io.schemasync.execute;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The desired schema as its source has it, and what tells it from others. For one thread.
 */
final class Model {

	private final Schema schema;

	private @Nullable String hash;

	private @Nullable String exactHash;

	private Model(Schema schema) {
		this.schema = schema;
	}

	static Model of(Assignment assignment) {
		return new Model(assignment.desired().read());
	}

	Schema schema() {
		return this.schema;
	}

	/**
	 * Return what tells it from other models; a start that finds nothing changed never
	 * asks.
	 */
	String hash() {
		String known = this.hash;
		if (known == null) {
			known = ModelHash.of(this.schema);
			this.hash = known;
		}
		return known;
	}

	/** Return what tells it from others that would make another plan. */
	String exactHash() {
		String known = this.exactHash;
		if (known == null) {
			known = ModelHash.exact(this.schema);
			this.exactHash = known;
		}
		return known;
	}

	/** Name the part of the database that holds what the model maps, and the books. */
	CatalogScope scope(Assignment assignment) {
		return withBooks(new CatalogScope(namespaces(this.schema), leavesOpen(this.schema)), assignment);
	}

	static CatalogScope withBooks(CatalogScope scope, Assignment assignment) {
		String books = assignment.bookkeepingSchema();
		if (books == null) {
			return new CatalogScope(scope.namespaces(), true);
		}
		Set<String> namespaces = new TreeSet<>(scope.namespaces());
		namespaces.add(books);
		return new CatalogScope(namespaces, scope.defaultNamespace());
	}

	static Set<String> namespaces(Schema schema) {
		Set<String> namespaces = new TreeSet<>(schema.namespaces());
		for (Set<QualifiedName> names : names(schema)) {
			for (QualifiedName name : names) {
				if (name.schema() != null) {
					namespaces.add(name.schema());
				}
			}
		}
		return namespaces;
	}

	private static boolean leavesOpen(Schema schema) {
		for (Set<QualifiedName> names : names(schema)) {
			for (QualifiedName name : names) {
				if (name.schema() == null) {
					return true;
				}
			}
		}
		return false;
	}

	private static List<Set<QualifiedName>> names(Schema schema) {
		return List.of(schema.tables().keySet(), schema.sequences().keySet(), schema.enumTypes().keySet(),
				schema.compositeTypes().keySet(), schema.views().keySet());
	}

}
