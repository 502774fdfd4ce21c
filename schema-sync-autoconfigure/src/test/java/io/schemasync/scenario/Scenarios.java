package io.schemasync.scenario;

/** Scenarios about one topic, each of which plays in an empty database. */
interface Scenarios {

	/** Return the database of the running scenario. */
	ScenarioDatabase database();

}
