package io.schemasync.execute;

import java.util.List;

import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is whose statements are committed one by one. Not thread-safe.
 */
final class Tally {

	private final int all;

	private int done;

	private @Nullable String last;

	Tally(List<Step> steps) {
		this.all = steps.stream().mapToInt((step) -> transactional(step).size()).sum();
	}

	static List<Statement> transactional(Step step) {
		return step.statements().stream().filter((statement) -> statement.phase() == Phase.TRANSACTIONAL).toList();
	}

	void done(Statement statement) {
		this.done++;
		this.last = statement.sql();
	}

	/** Tell people where the database stands. */
	String words() {
		return (this.done == 0) ? "Nothing was changed." : """
				%d of %d statements are done and stay, because this database commits each by itself; the last \
				of them was: %s. The next start does the rest.""".formatted(this.done, this.all, this.last);
	}

}
