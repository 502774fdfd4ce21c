package io.schemasync.execute;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
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

	private final boolean neededAlone;

	private final Set<String> statements;

	private final Set<String> begun;

	private Approval(@Nullable String planId, boolean neededAlone, Set<String> statements, Set<String> begun) {
		this.planId = planId;
		this.neededAlone = neededAlone;
		this.statements = statements;
		this.begun = begun;
	}

	private Approval(@Nullable String planId) {
		this(planId, false, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
	}

	static Approval of(String planId) {
		return new Approval(planId);
	}

	/**
	 * Return the same for those steps alone that the application cannot start without.
	 */
	Approval neededAlone() {
		return new Approval(this.planId, true, this.statements, this.begun);
	}

	/** Tell whether the application cannot start without a step. */
	static boolean isNeeded(Step step) {
		return step.change() instanceof Change.Fill fill && fill.needed();
	}

	/** Tell whether there is anything that may not be done. */
	boolean limits() {
		return this.planId != null || this.neededAlone;
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
		return limits()
				? steps.stream().filter((step) -> !this.neededAlone || isNeeded(step)).filter(this::covers).toList()
				: steps;
	}

	private boolean covers(Step step) {
		return this.planId == null || this.begun.contains(step.object())
				|| step.statements().stream().allMatch((statement) -> this.statements.contains(key(step, statement)));
	}

}
