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

	@Override
	public String anotherColumn(String column, String backfill) {
		return "Keep the attribute and give it another column, filled beside the traffic while both versions write "
				+ "(schemasync.additive.renames=expand): @RenamedFrom(\"%1$s\") %2$s @Column(name = \"%1$s_2\")."
					.formatted(column, backfill);
	}

	@Override
	public String inUtc() {
		return anotherColumn("since",
				"@Backfill(value = \"since at time zone 'UTC'\", inverse = \"since_2 at time zone 'UTC'\")");
	}

}
