package io.schemasync.execute;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.schemasync.dialect.Statement;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * Which plan may be carried out: whichever is found, or the one that a person looked at,
 * and nothing that came up since. Safe for use by several threads.
 */
final class Approval {

	static final Approval ANYTHING = new Approval(null);

	private final @Nullable String planId;

	private final Set<String> statements = ConcurrentHashMap.newKeySet();

	private final Set<String> begun = ConcurrentHashMap.newKeySet();

	private Approval(@Nullable String planId) {
		this.planId = planId;
	}

	static Approval of(String planId) {
		return new Approval(planId);
	}

	/** Tell whether there is anything that may not be done. */
	boolean limits() {
		return this.planId != null;
	}

	/**
	 * Let pass or throw.
	 * @throws PlanChangedException if it is another plan
	 */
	void check(Plan plan) {
		if (this.planId == null) {
			return;
		}
		if (!plan.id().equals(this.planId)) {
			throw new PlanChangedException(this.planId, plan);
		}
		plan.applicable().forEach(this::cover);
	}

	private void cover(Step step) {
		step.statements().forEach((statement) -> this.statements.add(key(step, statement)));
	}

	private static String key(Step step, Statement statement) {
		return step.object() + "\n" + statement.sql();
	}

	/**
	 * Let the rest of a step be carried out too, which may be spelled in another way.
	 */
	void begin(Step step) {
		if (limits()) {
			this.begun.add(step.object());
		}
	}

	/** Return the steps that may be carried out. */
	List<Step> among(List<Step> steps) {
		return limits() ? steps.stream().filter(this::covers).toList() : steps;
	}

	private boolean covers(Step step) {
		return this.begun.contains(step.object())
				|| step.statements().stream().allMatch((statement) -> this.statements.contains(key(step, statement)));
	}

}
