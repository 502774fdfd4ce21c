package io.schemasync.boot;

import io.schemasync.execute.Outcome;

/** A run for one persistence unit has ended well. */
public final class SchemaSyncedEvent extends SchemaSyncRunEvent {

	private final transient Outcome outcome;

	SchemaSyncedEvent(SyncedUnit unit, Outcome outcome) {
		super(unit);
		this.outcome = outcome;
	}

	/**
	 * Return how the run ended.
	 * @return the outcome
	 */
	public Outcome getOutcome() {
		return this.outcome;
	}

}
