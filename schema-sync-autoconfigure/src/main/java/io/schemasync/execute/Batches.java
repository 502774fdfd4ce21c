package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Server;
import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Table;

/**
 * Cuts a plan into transactions that fit into the server's lock table, of which at most
 * half is used so that other sessions still find room. One transaction is the rule.
 */
final class Batches {

	/** Dropping and creating a table costs about 26 locks, as was measured. */
	private static final int LOCKS_FOR_TABLE = 13;

	private static final int LOCKS_FOR_ANYTHING_ELSE = 2;

	private Batches() {
	}

	static List<List<Step>> of(List<Step> steps, Server server) {
		long limit = (server.lockCapacity() > 0) ? server.lockCapacity() / 2 : Long.MAX_VALUE;
		List<List<Step>> batches = new ArrayList<>();
		List<Step> batch = new ArrayList<>();
		long locks = 0;
		for (Step step : steps) {
			if (!batch.isEmpty() && locks + locks(step) > limit) {
				batches.add(batch);
				batch = new ArrayList<>();
				locks = 0;
			}
			batch.add(step);
			locks += locks(step);
		}
		batches.add(batch);
		return batches;
	}

	private static int locks(Step step) {
		boolean table = (step.change() instanceof Change.Create create && create.object() instanceof Table)
				|| (step.change() instanceof Change.Drop drop && drop.object() instanceof Table);
		return table ? LOCKS_FOR_TABLE : LOCKS_FOR_ANYTHING_ELSE;
	}

	/** Add a remark to a plan that does not fit into one transaction. */
	static Plan noted(Plan plan, Dialect dialect) {
		if (!dialect.hasTransactionalDdl()) {
			return plan.applicable().isEmpty() ? plan : noted(plan, """
					%s commits each change of the schema by itself: an error does not undo the statements before it, \
					and the next start does the rest.""".formatted(dialect.name()));
		}
		int batches = of(plan.applicable(), plan.server()).size();
		return (batches == 1) ? plan : noted(plan, """
				More objects than half of the server's lock table holds (max_locks_per_transaction): the plan runs \
				in %d transactions, so an error in one of them does not undo those before it.""".formatted(batches));
	}

	static Plan noted(Plan plan, String note) {
		List<String> notes = new ArrayList<>(plan.notes());
		notes.add(note);
		return new Plan(plan.id(), plan.server(), plan.desired(), plan.matched(), plan.steps(), plan.unmapped(),
				plan.unverified(), notes);
	}

}
