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

	private final DesiredSchema source;

	private @Nullable Schema schema;

	private @Nullable String hash;

	private @Nullable String exactHash;

	private Model(DesiredSchema source) {
		this.source = source;
	}

	/** Return the model of an assignment, which is read when it is asked for. */
	static Model of(Assignment assignment) {
		return new Model(assignment.desired());
	}

	Schema schema() {
		Schema known = this.schema;
		if (known == null) {
			known = this.source.read();
			this.schema = known;
		}
		return known;
	}

	/** Tell whether everything is known that takes time to find out. */
	boolean isRead() {
		return this.hash != null;
	}

	/**
	 * Return what tells it from other models; a start that finds nothing changed never
	 * asks.
	 */
	String hash() {
		String known = this.hash;
		if (known == null) {
			known = ModelHash.of(schema());
			this.hash = known;
		}
		return known;
	}

	/** Return what tells it from others that would make another plan. */
	String exactHash() {
		String known = this.exactHash;
		if (known == null) {
			known = ModelHash.exact(schema());
			this.exactHash = known;
		}
		return known;
	}

	/** Name the part of the database that holds what the model maps, and the books. */
	CatalogScope scope(Assignment assignment) {
		return withBooks(new CatalogScope(namespaces(schema()), leavesOpen(schema())), assignment);
	}

	/** Guess the same without reading the model, if it was not read yet. */
	CatalogScope expectedScope(Assignment assignment) {
		return (this.schema != null) ? scope(assignment) : withBooks(this.source.expectedScope(), assignment);
	}

	private static CatalogScope withBooks(CatalogScope scope, Assignment assignment) {
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
