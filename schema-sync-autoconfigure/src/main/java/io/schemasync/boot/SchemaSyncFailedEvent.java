package io.schemasync.boot;

/** A run for one persistence unit has failed. */
public final class SchemaSyncFailedEvent extends SchemaSyncRunEvent {

	private final RuntimeException failure;

	SchemaSyncFailedEvent(SyncedUnit unit, RuntimeException failure) {
		super(unit);
		this.failure = failure;
	}

	/**
	 * Return why it failed.
	 * @return the failure, a {@code SchemaSyncException} where a person can do something
	 */
	public RuntimeException getFailure() {
		return this.failure;
	}

}
