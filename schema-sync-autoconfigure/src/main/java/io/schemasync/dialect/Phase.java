package io.schemasync.dialect;

/** When a statement runs. */
public enum Phase {

	/** First, each committed on its own: labels of enumerated types. */
	ENUM_VALUES,

	/** Together, in one transaction. */
	TRANSACTIONAL,

	/** Afterwards, each on its own, without stopping the application. */
	ONLINE

}
