package io.schemasync.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Something that keeps schema-sync from doing its work and that a person can mend. The
 * message names the object, {@link #action()} the remedy.
 */
public class SchemaSyncException extends RuntimeException {

	private final Problem problem;

	private final String action;

	/**
	 * Create an exception.
	 * @param problem the kind of problem
	 * @param description what happened, to which object
	 * @param action what to do about it
	 * @param cause the error behind it, if any
	 */
	public SchemaSyncException(Problem problem, String description, String action, @Nullable Throwable cause) {
		super(description, cause);
		this.problem = problem;
		this.action = action;
	}

	/**
	 * Return the kind of problem.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

	/**
	 * Return what a person can do about it.
	 * @return one or more sentences
	 */
	public String action() {
		return this.action;
	}

	/** The kinds of problems. */
	public enum Problem {

		/** The database cannot be reached. */
		CANNOT_CONNECT,

		/** User name or password is wrong. */
		WRONG_CREDENTIALS,

		/** The role may not do what the plan needs. */
		NO_RIGHTS,

		/** The database is a standby, or the session is read-only. */
		READ_ONLY,

		/**
		 * A pooler gives the sessions of the server to one connection after the other.
		 */
		POOLED,

		/** {@code recreate} did not find the signs that it asks for. */
		RECREATE_REFUSED,

		/** Another run, mostly of another replica, held the lock for too long. */
		LOCK_NOT_OBTAINED,

		/** Other sessions held locks on tables for too long. */
		TABLES_LOCKED,

		/** No dialect supports this database. */
		UNSUPPORTED_DATABASE,

		/** The model cannot be brought into this database at all. */
		INVALID_MODEL,

		/** The database differs from the model, and the mode forbids to change it. */
		NOT_IN_SYNC,

		/** Steps were withheld, and the settings say that this must fail. */
		WITHHELD,

		/** The plan is no longer the one that was looked at. */
		PLAN_CHANGED,

		/** A statement failed. */
		STATEMENT_FAILED,

		/** After all statements succeeded, differences are left. */
		NOT_VERIFIED,

		/** The settings contradict each other. */
		CONFIGURATION

	}

}
