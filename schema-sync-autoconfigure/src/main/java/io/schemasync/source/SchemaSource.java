package io.schemasync.source;

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

}
