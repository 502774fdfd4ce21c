package io.schemasync;

/** Whether a plan is carried out. */
public enum Mode {

	/** Compute the plan and carry it out. */
	APPLY,

	/** Compute the plan and show it; write nothing at all. */
	PLAN,

	/** Like {@link #PLAN}, and fail unless the database is in sync. */
	VALIDATE

}
