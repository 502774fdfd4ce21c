package io.schemasync.plan;

import java.util.Set;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Dialect;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

/**
 * Makes plans. Only reads; thread-safe.
 */
public final class Planner {

	private final Dialect dialect;

	private final PlanSettings settings;

	/**
	 * Create a planner.
	 * @param dialect the dialect of the database
	 * @param settings what influences the plans
	 */
	public Planner(Dialect dialect, PlanSettings settings) {
		this.dialect = dialect;
		this.settings = settings;
	}

	/**
	 * Find the tables of which a plan must know whether they hold rows.
	 * @param catalog what the database holds
	 * @param alignment what it should hold
	 * @return names of existing tables, to be asked with {@link Dialect#tablesWithRows}
	 */
	public Set<QualifiedName> questions(Catalog catalog, Alignment alignment) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Plan to add and widen.
	 * @param catalog what the database holds
	 * @param alignment what it should hold
	 * @param tablesWithRows the answer to {@link #questions}
	 * @param history what the bookkeeping remembers
	 * @return the plan
	 */
	public Plan additive(Catalog catalog, Alignment alignment, Set<QualifiedName> tablesWithRows,
			ModelHistory history) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Plan to drop what is managed and create the desired schema.
	 * @param catalog what the database holds
	 * @param desired what it should hold
	 * @param managed what may be dropped
	 * @return the plan
	 */
	public Plan recreate(Catalog catalog, Schema desired, ManagedObjects managed) {
		throw new UnsupportedOperationException();
	}

}
