package io.schemasync.boot;

import org.springframework.context.ApplicationEvent;

/**
 * Something that came of the run for one persistence unit. Events of the start are
 * published when the application context is complete, so that every listener gets them;
 * one that keeps the application from starting comes at once.
 */
public abstract sealed class SchemaSyncRunEvent extends ApplicationEvent
		permits SchemaSyncedEvent, SchemaSyncFailedEvent {

	SchemaSyncRunEvent(SyncedUnit unit) {
		super(unit);
	}

	/**
	 * Return the unit.
	 * @return the unit, with what is known about its last run
	 */
	public SyncedUnit getUnit() {
		return (SyncedUnit) getSource();
	}

}
