package io.schemasync;

import javax.sql.DataSource;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;

/**
 * Makes a database match a desired schema. Safe for use by several threads; each call
 * takes one connection.
 */
public final class SchemaSync {

	SchemaSync() {
	}

	/**
	 * Start to configure.
	 * @param dataSource the database
	 * @return a builder with the defaults
	 */
	public static SchemaSyncBuilder builder(DataSource dataSource) {
		return new SchemaSyncBuilder(dataSource);
	}

	/**
	 * Tell whether a database is of a kind that can be synchronised.
	 * @param dataSource the database, asked over one connection
	 * @return whether there is a dialect for it
	 * @throws SchemaSyncException if the database cannot be reached
	 */
	public static boolean supports(DataSource dataSource) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Compute what {@link #run()} would do. Only reads.
	 * @return the plan
	 */
	public Plan plan() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Do what the mode says: apply, plan or validate.
	 * @return how it ended
	 */
	public Outcome run() {
		throw new UnsupportedOperationException();
	}

}
