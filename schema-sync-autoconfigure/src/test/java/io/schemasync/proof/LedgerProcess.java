package io.schemasync.proof;

import java.time.Duration;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.BackfillSettings;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.PlanSettings;
import io.schemasync.testing.EntityModels;

/** A process of its own in which a replica of the new version syncs, and ends. */
final class LedgerProcess {

	private LedgerProcess() {
	}

	static Process start(TestDatabase database, int batch) throws java.io.IOException {
		return Programs.start(LedgerProcess.class, database.url(), database.username(), database.password(),
				String.valueOf(batch));
	}

	public static void main(String[] arguments) {
		TestDatabase database = new TestDatabase("", arguments[0], arguments[1], arguments[2]);
		BackfillSettings pace = new BackfillSettings(Integer.parseInt(arguments[3]), Duration.ofMillis(20));
		try (EntityModels models = EntityModels.of(database, NewLedger.Account.class)) {
			Outcome outcome = Shops.sync(database.dataSource(), models.source())
				.planSettings(PlanSettings.DEFAULTS)
				.executionSettings(ExecutionSettings.DEFAULTS.withBackfill(pace))
				.build()
				.run();
			outcome.remaining().steps().forEach((step) -> System.out.println(step.object() + " " + step.decision()));
		}
	}

}
