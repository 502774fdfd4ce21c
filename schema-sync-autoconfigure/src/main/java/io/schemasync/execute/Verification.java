package io.schemasync.execute;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/**
 * Compares what is left after a run with what was withheld before it.
 */
final class Verification {

	private Verification() {
	}

	/**
	 * Let pass or throw. What goes on beside the traffic comes later, or another replica
	 * is at it.
	 * @param applied the plan that was carried out
	 * @param remaining the plan as it stands now
	 * @throws SchemaSyncException if anything is left that should not be
	 */
	static void verify(Plan applied, Plan remaining) {
		Set<String> unverified = applied.unverified().stream().map(Unverified::object).collect(Collectors.toSet());
		Set<String> withheld = applied.withheld().stream().map(Verification::key).collect(Collectors.toSet());
		Set<String> changed = applied.applicable().stream().map(Step::object).collect(Collectors.toSet());
		List<Step> unexpected = remaining.steps()
			.stream()
			.filter((step) -> !(step.decision().applies() && step.online()))
			.filter((step) -> !withheld.contains(key(step)))
			// What could not be compared before: a view over columns that came just now,
			// say.
			.filter((step) -> !unverified.contains(step.object()))
			// A column that was added without NOT NULL, say: the rest waits for the data.
			.filter((step) -> !(settles(step) && changed.contains(step.object())))
			.toList();
		fail(unexpected);
	}

	/**
	 * Throw if there is any step.
	 * @throws SchemaSyncException if anything is left that should not be
	 */
	static void fail(List<Step> unexpected) {
		if (!unexpected.isEmpty()) {
			throw new SchemaSyncException(Problem.NOT_VERIFIED, """
					All statements succeeded, yet the database still differs from the model:
					%s""".formatted(words(unexpected)), """
					Look at the objects named: an event trigger, another tool, or a mapping that the server \
					understands in another way. If it is the latter, please report it.""", null);
		}
	}

	private static boolean settles(Step step) {
		return step.decision() instanceof Withhold withhold && withhold.kind() != Withhold.Kind.FATAL
				&& withhold.kind() != Withhold.Kind.PERSON;
	}

	/** Tell steps apart, whatever of them is left to do. */
	static String key(Step step) {
		return step.object() + " " + step.change().getClass().getSimpleName();
	}

	static String words(List<Step> steps) {
		return steps.stream()
			.map((step) -> " %s %s: %s".formatted(step.sign().symbol(), step.object(), step.summary()))
			.collect(Collectors.joining("\n"));
	}

}
