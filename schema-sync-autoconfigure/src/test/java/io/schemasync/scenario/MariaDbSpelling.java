package io.schemasync.scenario;

import io.schemasync.embedded.TestMariaDb;

/** How MariaDB spells what the scenarios call otherwise. */
final class MariaDbSpelling {

	private MariaDbSpelling() {
	}

	static String of(String planText) {
		return planText.replaceAll("test_\\d+\\.", "")
			.replace("`", "")
			.replace(".FK", ".fk")
			.replace("decimal(", "numeric(")
			.replaceAll("\\bint\\b", "integer");
	}

	static ScenarioDatabase freshDatabase() {
		return new ScenarioDatabase(TestMariaDb.freshDatabase(), MariaDbSpelling::of);
	}

}
