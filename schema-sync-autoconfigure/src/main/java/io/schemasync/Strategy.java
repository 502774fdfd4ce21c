package io.schemasync;

/** What schema-sync may do to a database. */
public enum Strategy {

	/** Drop what the model maps and create it again. */
	RECREATE,

	/** Add and widen; never drop or rewrite data. */
	ADDITIVE

}
