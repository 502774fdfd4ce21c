package io.schemasync.dialect;

/** When a statement runs. */
public enum Phase {

	/** First, each committed on its own: labels of enumerated types. */
	ENUM_VALUES,

	/** Together, in one transaction. */
	TRANSACTIONAL,

	/** Afterwards, each on its own, without stopping the application. */
	ONLINE,

	/**
	 * At last, the short statements that a step's online ones have prepared: together, in
	 * one transaction for each step, because they need a strong lock for a moment.
	 */
	COMPLETION

}
