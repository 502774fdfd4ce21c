package io.schemasync.source;

import java.util.Set;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.Schema;

/**
 * Where a schema comes from: entities, or another database.
 */
@FunctionalInterface
public interface SchemaSource {

	/**
	 * Read the schema. Called once for each plan, so it should be cheap or cached.
	 * @return the schema; names and types need not be normalised
	 */
	Schema read();

	/**
	 * Guess, without reading the schema, which part of a database it is about: that part
	 * is looked at while the schema is read.
	 * @return what probably is its scope; a wrong one costs time, nothing else
	 */
	default CatalogScope expectedScope() {
		return new CatalogScope(Set.of(), true);
	}

}
