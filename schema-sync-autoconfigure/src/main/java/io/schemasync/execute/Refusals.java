package io.schemasync.execute;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/**
 * Finds what an application must not start with, before anything is changed.
 */
final class Refusals {

	private Refusals() {
	}

	/**
	 * Let pass or throw.
	 * @throws SchemaSyncException if the application would fail, or corrupt its data, on
	 * the schema that the plan leads to
	 */
	static void check(Plan plan) {
		for (Step step : plan.withheld()) {
			if (step.decision() instanceof Withhold withhold && withhold.kind() == Withhold.Kind.FATAL) {
				throw new SchemaSyncException(Problem.WITHHELD,
						"%s%s: %s was withheld, and the application must not run without it. Nothing was changed."
							.formatted(step.object(), (step.origin() != null) ? " (" + step.origin() + ")" : "",
									step.summary()),
						withhold.reason(), null);
			}
		}
	}

}
