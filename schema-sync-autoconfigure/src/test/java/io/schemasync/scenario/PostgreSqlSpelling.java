package io.schemasync.scenario;

import io.schemasync.embedded.TestPostgres;

/** How PostgreSQL spells what the scenarios call otherwise. */
final class PostgreSqlSpelling {

	private PostgreSqlSpelling() {
	}

	static String of(String planText) {
		return planText.replace("public.", "")
			.replaceAll("check \\(\\(([^()]*)\\)\\)", "check ($1)")
			.replace("character varying", "varchar")
			.replaceAll("timestamp(\\(\\d\\))? with time zone", "timestamptz$1")
			.replaceAll("timestamp(\\(\\d\\))? without time zone", "timestamp$1");
	}

	static ScenarioDatabase freshDatabase() {
		return new ScenarioDatabase(TestPostgres.freshDatabase(), PostgreSqlSpelling::of);
	}

}
