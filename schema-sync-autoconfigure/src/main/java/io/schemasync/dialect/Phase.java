package io.schemasync.dialect;

/** When a statement runs. */
public enum Phase {

	/** First, each committed on its own: labels of enumerated types. */
	ENUM_VALUES,

	/** Together, in one transaction. */
	TRANSACTIONAL,

	/** Right after the transaction, for the server's own good: a failure does no harm. */
	STATISTICS,

	/** Afterwards, each on its own, without stopping the application. */
	ONLINE,

	/**
	 * Between the online statements of a step, mostly at its end: short statements that
	 * need a strong lock for a moment, in a transaction that gives way to others.
	 */
	COMPLETION

}
