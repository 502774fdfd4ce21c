package io.schemasync.execute;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

/**
 * The desired schema as its source has it.
 *
 * @param schema the schema, not normalised
 * @param hash what tells it from others
 * @param exactHash what tells it from others that would make another plan
 */
record Model(Schema schema, String hash, String exactHash) {

	static Model of(Assignment assignment) {
		Schema schema = assignment.desired().get();
		return new Model(schema, ModelHash.of(schema), ModelHash.exact(schema));
	}

	/** Name the part of the database that holds what the model maps, and the books. */
	CatalogScope scope(Assignment assignment) {
		Set<String> namespaces = namespaces(this.schema);
		String books = assignment.bookkeepingSchema();
		if (books != null) {
			namespaces.add(books);
		}
		return new CatalogScope(namespaces,
				books == null || names(this.schema).anyMatch((name) -> name.schema() == null));
	}

	static Set<String> namespaces(Schema schema) {
		return Stream
			.concat(schema.namespaces().stream(),
					names(schema).map(QualifiedName::schema).filter(Objects::nonNull).map(Objects::requireNonNull))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<QualifiedName> names(Schema schema) {
		return Stream
			.of(schema.tables(), schema.sequences(), schema.enumTypes(), schema.compositeTypes(), schema.views())
			.flatMap((objects) -> objects.keySet().stream());
	}

}
