package io.schemasync.execute;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.Schema;

/**
 * What a database is to become.
 */
public interface DesiredSchema {

	/**
	 * Read it.
	 * @return the schema; names and types need not be normalised
	 */
	Schema read();

	/**
	 * Guess, without reading it, which part of a database it is about: that part is
	 * looked at while it is read.
	 * @return what probably is its scope; a wrong one costs time, nothing else
	 */
	CatalogScope expectedScope();

}
