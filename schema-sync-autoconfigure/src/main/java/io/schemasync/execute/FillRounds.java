package io.schemasync.execute;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Table;

/**
 * How often the rows of a table were gone through: replicas of the version before may go
 * on to insert rows without a value, and nobody may run after them for ever. Safe for use
 * by several threads.
 */
final class FillRounds {

	private static final int MOST = 5;

	private static final int ATTEMPTS = 3;

	private final Map<String, Integer> rounds = new ConcurrentHashMap<>();

	private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

	/**
	 * Note that all rows of a table were gone through.
	 * @return whether to leave it at that
	 */
	boolean over(Step fill, long filled) {
		return this.rounds.merge(fill.object(), 1, Integer::sum) >= MOST || filled == 0;
	}

	/**
	 * Note that rows have no value although all had been filled.
	 * @return whether to fill them and to try again
	 */
	boolean tryAgain(Step rule, Plan plan) {
		return isFilled(rule, plan) && this.attempts.merge(rule.object(), 1, Integer::sum) < ATTEMPTS;
	}

	private static boolean isFilled(Step rule, Plan plan) {
		if (!(rule.change() instanceof Change.AlterColumn alter)) {
			return false;
		}
		Table table = plan.desired().tables().get(alter.name());
		boolean ofModel = table != null
				&& table.column(alter.to().name()).filter((column) -> column.origin().past().fills()).isPresent();
		return ofModel || plan.steps()
			.stream()
			.anyMatch((step) -> step.change() instanceof Change.Fill && step.object().equals(rule.object()));
	}

}
