package io.schemasync.report;

import java.util.List;
import java.util.function.Predicate;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Decision;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/**
 * A plan as a script that a person can review and then run with the database's own
 * client. What is withheld stands in comments at the end.
 */
public final class SqlReport {

	/** Liquibase would take {@code begin} for the beginning of a procedure. */
	private static final String BEGIN = "start transaction;\n";

	private SqlReport() {
	}

	/**
	 * Write the script of a plan.
	 * @param plan the plan
	 * @return the script
	 */
	public static String of(Plan plan) {
		StringBuilder script = new StringBuilder();
		comment(script, "", "schema-sync plan %s for database %s on %s %s".formatted(plan.id(),
				plan.server().database(), plan.server().product(), plan.server().version()));
		comment(script, "", "%d steps to apply, %d withheld. Run with: psql -v ON_ERROR_STOP=1 -f <this file>"
			.formatted(plan.applicable().size(), plan.withheld().size()));
		if (!plan.applicable().isEmpty()) {
			comment(script, "", "It has transactions of its own, so no tool may put it into one (Flyway: "
					+ "executeInTransaction=false, Liquibase: runInTransaction=false).");
		}
		plan.notes().forEach((note) -> comment(script, "", note));
		phase(script, Phase.ENUM_VALUES, plan.applicable());
		phase(script, Phase.TRANSACTIONAL, plan.applicable());
		online(script, plan.applicable());
		withheld(script, plan.withheld());
		return script.toString();
	}

	private static void phase(StringBuilder script, Phase phase, List<Step> steps) {
		List<Step> concerned = steps.stream().filter((step) -> step.statements().stream().anyMatch(in(phase))).toList();
		if (concerned.isEmpty()) {
			return;
		}
		script.append('\n');
		comment(script, "", heading(phase));
		boolean transactional = phase == Phase.TRANSACTIONAL;
		script.append(transactional ? BEGIN : "");
		for (Step step : concerned) {
			script.append('\n');
			describe(script, step);
			step.statements().stream().filter(in(phase)).forEach((statement) -> script.append(terminated(statement)));
		}
		script.append(transactional ? "\ncommit;\n" : "");
	}

	/** One step after the other, with short transactions between. */
	private static void online(StringBuilder script, List<Step> steps) {
		Predicate<Statement> late = in(Phase.STATISTICS).or(in(Phase.ONLINE)).or(in(Phase.COMPLETION));
		List<Step> concerned = steps.stream().filter((step) -> step.statements().stream().anyMatch(late)).toList();
		if (concerned.isEmpty()) {
			return;
		}
		script.append('\n');
		comment(script, "", heading(Phase.ONLINE));
		for (Step step : concerned) {
			script.append('\n');
			describe(script, step);
			boolean inTransaction = false;
			for (Statement statement : step.statements().stream().filter(late).toList()) {
				inTransaction = bracket(script, inTransaction, statement.phase() == Phase.COMPLETION);
				script.append(terminated(statement));
			}
			bracket(script, inTransaction, false);
		}
	}

	private static boolean bracket(StringBuilder script, boolean before, boolean after) {
		if (before != after) {
			script.append(after ? BEGIN : "commit;\n");
		}
		return after;
	}

	private static String heading(Phase phase) {
		return switch (phase) {
			case ENUM_VALUES -> "Labels of enumerated types, each committed on its own";
			case TRANSACTIONAL -> "Together, in one transaction";
			case STATISTICS, ONLINE, COMPLETION ->
				"Afterwards, while the application runs: outside of any transaction but those below";
		};
	}

	private static void withheld(StringBuilder script, List<Step> steps) {
		if (steps.isEmpty()) {
			return;
		}
		script.append('\n');
		comment(script, "", "Withheld: read the reason before you run any of it");
		for (Step step : steps) {
			script.append('\n');
			describe(script, step);
			if (step.decision() instanceof Decision.Withhold withhold) {
				comment(script, "  withheld: ", withhold.reason());
			}
			step.statements().forEach((statement) -> comment(script, "", terminated(statement).stripTrailing()));
		}
	}

	private static void describe(StringBuilder script, Step step) {
		comment(script, "", "%s %s %s%s".formatted(step.sign().symbol(), step.object(), step.summary(),
				(step.origin() != null) ? " (" + step.origin() + ")" : ""));
		for (Hazard hazard : step.hazards()) {
			comment(script, "  " + hazard.code() + ": ", hazard.effect());
		}
	}

	private static Predicate<Statement> in(Phase phase) {
		return (statement) -> statement.phase() == phase;
	}

	private static String terminated(Statement statement) {
		return statement.sql() + ";\n";
	}

	// Names may hold line breaks, which must not end the comment
	private static void comment(StringBuilder script, String prefix, String text) {
		text.lines().forEach((line) -> script.append("-- ").append(prefix).append(line).append('\n'));
	}

}
