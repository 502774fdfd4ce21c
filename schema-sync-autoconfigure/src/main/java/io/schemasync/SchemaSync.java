package io.schemasync;

import java.util.List;

import javax.sql.DataSource;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Assignment;
import io.schemasync.execute.Finding;
import io.schemasync.execute.HistoryEntry;
import io.schemasync.execute.OnlineSettings;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.PlanChangedException;
import io.schemasync.execute.PlanExecutor;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;

/**
 * Makes a database match a desired schema. Safe for use by several threads; each call
 * takes one connection. Where work may go on in the background
 * ({@link OnlineSettings#staysRunning()}), {@link #close()} stops it.
 */
public final class SchemaSync implements AutoCloseable {

	private final PlanExecutor executor;

	private final Mode mode;

	SchemaSync(DataSource dataSource, Assignment assignment, Mode mode) {
		this.executor = new PlanExecutor(dataSource, assignment);
		this.mode = mode;
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
		return PlanExecutor.supports(dataSource);
	}

	/**
	 * Compute what {@link #run()} would do. Only reads.
	 * @return the plan
	 */
	public Plan plan() {
		return this.executor.plan();
	}

	/**
	 * Find what the database holds and the desired schema does not need: since when, how
	 * large, whether it is still used, and what would remove it. Only reads; nothing of
	 * it is ever run.
	 * @return what could go
	 */
	public Contraction contraction() {
		return this.executor.contraction();
	}

	/**
	 * Check connection, rights and bookkeeping before anything is changed. Only reads.
	 * @return what was checked
	 */
	public List<Finding> examine() {
		return this.executor.examine();
	}

	/**
	 * Read which statements ran so far.
	 * @param limit how many at most
	 * @return the statements, the newest first; none where no history was written
	 */
	public List<HistoryEntry> history(int limit) {
		return this.executor.history(limit);
	}

	/**
	 * Do what the mode says: apply, plan or validate.
	 * @return how it ended
	 * @throws SchemaSyncException if it could not be done
	 */
	public Outcome run() {
		return switch (this.mode) {
			case APPLY -> this.executor.apply();
			case PLAN -> this.executor.show();
			case VALIDATE -> this.executor.validate();
		};
	}

	/**
	 * Carry out one plan, whatever the mode, and nothing that came up since it was made.
	 * Under {@link Strategy#RECREATE} no plan can be applied in this way.
	 * @param planId the id of a plan that {@link #plan()} returned
	 * @return how it ended
	 * @throws PlanChangedException if there is something else to do now
	 * @throws SchemaSyncException if it could not be done
	 */
	public Outcome apply(String planId) {
		return this.executor.apply(planId);
	}

	/** Stop whatever goes on in the background; the next start goes on from there. */
	@Override
	public void close() {
		this.executor.close();
	}

}
