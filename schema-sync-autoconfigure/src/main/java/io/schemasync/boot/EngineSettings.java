package io.schemasync.boot;

import io.schemasync.boot.SchemaSyncProperties.Additive;
import io.schemasync.boot.SchemaSyncProperties.Additive.Online;
import io.schemasync.boot.SchemaSyncProperties.Additive.Renames;
import io.schemasync.boot.SchemaSyncProperties.Additive.Replicated;
import io.schemasync.boot.SchemaSyncProperties.Additive.Widen;
import io.schemasync.boot.SchemaSyncProperties.Reaction;
import io.schemasync.boot.SchemaSyncProperties.Recreate;
import io.schemasync.boot.SchemaSyncProperties.Recreate.When;
import io.schemasync.execute.BackfillSettings;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.OnlineSettings;
import io.schemasync.plan.PlanSettings;

/** Translation of the properties into the engine's settings. */
final class EngineSettings {

	private EngineSettings() {
	}

	static PlanSettings forPlan(SchemaSyncProperties properties) {
		Additive additive = properties.getAdditive();
		return new PlanSettings(properties.getExclude(), properties.getUnmapped().getIgnore(),
				additive.getOnNullIntoPrimitive() == Reaction.FAIL, additive.getWiden() == Widen.APPLY,
				additive.isRelaxUnmapped(), additive.getRewriteLimit().toBytes(), additive.getProbeTimeout(),
				additive.getTightenAfter(), additive.getReplicated() == Replicated.APPLY, false, null, false, false,
				renames(additive.getRenames()));
	}

	private static PlanSettings.Renames renames(Renames renames) {
		return switch (renames) {
			case EXPAND -> PlanSettings.Renames.EXPAND;
			case RENAME -> PlanSettings.Renames.RENAME;
			case WITHHOLD -> PlanSettings.Renames.WITHHOLD;
		};
	}

	static ExecutionSettings forExecution(SchemaSyncProperties properties, boolean recreatedBefore, boolean mappedOnly,
			int parallelism) {
		Additive additive = properties.getAdditive();
		Recreate recreate = properties.getRecreate();
		return new ExecutionSettings(properties.getLock().getWait(), additive.getLockTimeout(),
				additive.getLockBudget(), additive.getStatementTimeout(), properties.getHistory().isEnabled(),
				recreatedBefore || recreate.getWhen() == When.CHANGED, mappedOnly, recreate.getForce(),
				new OnlineSettings(when(additive.getOnline()), additive.getOnlineWait(),
						properties.getCommand() == null, OnlineSettings.DEFAULTS.poll(), parallelism),
				new BackfillSettings(properties.getBackfill().getBatchSize(), properties.getBackfill().getPause()));
	}

	private static OnlineSettings.When when(Online online) {
		return switch (online) {
			case AUTO -> OnlineSettings.When.AUTO;
			case WAIT -> OnlineSettings.When.WAIT;
			case BACKGROUND -> OnlineSettings.When.BACKGROUND;
		};
	}

}
