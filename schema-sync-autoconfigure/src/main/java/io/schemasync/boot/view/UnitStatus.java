package io.schemasync.boot.view;

import io.schemasync.boot.LastRun;
import io.schemasync.plan.Plan;

/** How a unit's database stands to its entities. */
public enum UnitStatus {

	/** They agree. */
	IN_SYNC,

	/** Something would be applied. */
	PENDING,

	/** Something differs, and all of it is withheld. */
	WITHHELD,

	/** A run is going on. */
	RUNNING,

	/** The last run failed, or the database cannot be read. */
	FAILED;

	/**
	 * Tell what a plan means.
	 * @param plan the plan
	 * @return the status
	 */
	public static UnitStatus of(Plan plan) {
		if (plan.inSync()) {
			return IN_SYNC;
		}
		return plan.applicable().isEmpty() ? WITHHELD : PENDING;
	}

	/**
	 * Tell what a run left.
	 * @param run the run
	 * @return the status
	 */
	public static UnitStatus of(LastRun run) {
		if (run.running()) {
			return RUNNING;
		}
		return (run.outcome() != null) ? of(run.outcome().remaining()) : FAILED;
	}

}
