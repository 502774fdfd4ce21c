package io.schemasync.dialect;

/**
 * The kinds of hazards. Their catalogue, with the source of each, is
 * {@code docs/hazards.md}.
 */
public enum HazardCode {

	/** Data would be gone. */
	DATA_LOSS(Gravity.NEVER),

	/** The database would accept or mean something else by the same values. */
	MEANING_CHANGES(Gravity.NEVER),

	/** Values of today might not fit any more. */
	NARROWS(Gravity.NEVER),

	/** A rule that holds today would go or be replaced by another. */
	REPLACES_RULE(Gravity.NEVER),

	/** The application and the database would hand out the same ids. */
	SEQUENCE_INCREMENT(Gravity.NEVER),

	/** A composite type of which values may be stored would get another shape. */
	COMPOSITE_TYPE(Gravity.UNLESS_PROVED),

	/** Every row would be rewritten while nobody can read or write the table. */
	TABLE_REWRITE(Gravity.BLOCKS),

	/** Nobody could write the table while a rule is checked or an index is built. */
	WRITES_WAIT(Gravity.BLOCKS),

	/** The server cannot enforce it over the partitions of a table. */
	PARTITION_KEY(Gravity.NEVER),

	/** A release of the server is known to do it wrong. */
	SERVER_DEFECT(Gravity.NEVER),

	/** Logical replication does not carry it, so that the subscribers would stop. */
	REPLICATED(Gravity.NEVER),

	/** The database cannot do it at all. */
	UNSUPPORTED(Gravity.NEVER),

	/** Another object depends on it, so that the server refuses. */
	DEPENDENT_OBJECT(Gravity.NEVER),

	/** Rows of today hold a null that the application's Java primitive cannot. */
	NULL_INTO_PRIMITIVE(Gravity.NOTE),

	/** A rule has to wait until the data obeys it. */
	WAITS_FOR_DATA(Gravity.NOTE),

	/** Replicas of the version before do not find what has another name. */
	RENAMED(Gravity.NOTE),

	/** Each write of a row fires a trigger that fills two columns. */
	WRITES_TWICE(Gravity.NOTE),

	/** Prepared statements of running replicas fail once. */
	CACHED_PLAN(Gravity.NOTE),

	/** Constants are stored by their position; only appending is safe. */
	ORDINAL_ENUM(Gravity.NOTE);

	private final Gravity gravity;

	HazardCode(Gravity gravity) {
		this.gravity = gravity;
	}

	/**
	 * Return how grave it is.
	 * @return the gravity
	 */
	public Gravity gravity() {
		return this.gravity;
	}

	/** How a policy that must not hurt anybody treats a hazard. */
	public enum Gravity {

		/** Done, and said. */
		NOTE,

		/** Done where the table has no rows, or as part of the online phase. */
		BLOCKS,

		/** Done where the rows of today show that it cannot hurt. */
		UNLESS_PROVED,

		/** Left to a person. */
		NEVER

	}

}
