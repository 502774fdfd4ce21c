package io.schemasync.boot.actuate;

import io.schemasync.plan.Plan;

/** How a unit's database stands to its entities. */
enum UnitStatus {

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

	static UnitStatus of(Plan plan) {
		if (plan.inSync()) {
			return IN_SYNC;
		}
		return plan.applicable().isEmpty() ? WITHHELD : PENDING;
	}

}
