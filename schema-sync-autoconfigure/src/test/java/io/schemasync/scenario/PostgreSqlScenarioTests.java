package io.schemasync.scenario;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;

/** Plays the scenarios on PostgreSQL. */
class PostgreSqlScenarioTests extends SyncScenarios {

	@Override
	TestDatabase freshDatabase() {
		return TestPostgres.freshDatabase();
	}

	@Override
	String spelling(String planText) {
		return PostgreSqlSpelling.of(planText);
	}

}
