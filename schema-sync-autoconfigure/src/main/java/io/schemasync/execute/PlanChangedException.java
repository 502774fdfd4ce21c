package io.schemasync.execute;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.plan.Plan;

/**
 * Exception which says that the plan to be carried out is no longer what there is to do.
 * Nothing was changed.
 */
public final class PlanChangedException extends SchemaSyncException {

	private final transient Plan plan;

	PlanChangedException(String expected, Plan plan) {
		super(Problem.PLAN_CHANGED,
				"Plan %s is no longer what there is to do in database '%s': that is plan %s now. Nothing was changed."
					.formatted(expected, plan.server().database(), plan.id()),
				"Look at the new plan, and apply it by its id if it is what you want.", null);
		this.plan = plan;
	}

	/**
	 * Return what there is to do now.
	 * @return the plan
	 */
	public Plan plan() {
		return this.plan;
	}

}
