package io.schemasync.dialect;

/** What an error of the server means to schema-sync. */
public enum ErrorKind {

	/** A lock was not obtained in time, or two sessions waited for each other. */
	LOCK,

	/** The role may not do this. */
	RIGHTS,

	/** The connection is lost, or could not be made. */
	CONNECTION,

	/** User name or password is wrong. */
	CREDENTIALS,

	/** The database cannot be written: a standby, or a read-only session. */
	READ_ONLY,

	/** A statement ran longer than it may. */
	TIMEOUT,

	/** The rows of today break a rule. */
	VIOLATION,

	/** Everything else. */
	OTHER

}
