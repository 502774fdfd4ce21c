package io.schemasync.scenario;

import java.util.Set;

import io.schemasync.dialect.HazardCode;
import io.schemasync.embedded.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

/**
 * All scenarios that must play alike on every database. A database joins with a small
 * subclass.
 */
abstract class SyncScenarios implements CreationScenarios, ColumnScenarios, RuleScenarios, TypeScenarios, EnumScenarios,
		SequenceScenarios, UnmappedScenarios, VersionScenarios, RenameScenarios, RecreateScenarios, BackfillScenarios {

	private ScenarioDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = new ScenarioDatabase(freshDatabase(), new PlanText(this::spelling, usualHazards()));
	}

	@Override
	public ScenarioDatabase database() {
		return this.database;
	}

	/** Create an empty database. */
	abstract TestDatabase freshDatabase();

	/** Replace what this database calls its types and its default schema. */
	abstract String spelling(String planText);

	/** Return the hazards that nearly every change has on this database. */
	Set<HazardCode> usualHazards() {
		return Set.of();
	}

}
