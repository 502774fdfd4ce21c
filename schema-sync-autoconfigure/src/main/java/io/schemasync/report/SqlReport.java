package io.schemasync.report;

import java.util.List;
import java.util.function.Predicate;

import io.schemasync.dialect.Dialects;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Scripting;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Decision;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;

/**
 * A plan as a script that a person can review and then run with the database's own
 * client. What is withheld stands in comments at the end.
 */
public final class SqlReport {

	private final StringBuilder script = new StringBuilder();

	private final Plan plan;

	private final Scripting scripting;

	private SqlReport(Plan plan) {
		this.plan = plan;
		this.scripting = Dialects.scripting(plan.server());
	}

	/**
	 * Write the script of a plan.
	 * @param plan the plan
	 * @return the script
	 */
	public static String of(Plan plan) {
		return new SqlReport(plan).write();
	}

	private String write() {
		comment("", "schema-sync plan %s for database %s on %s %s".formatted(this.plan.id(),
				this.plan.server().database(), this.plan.server().product(), this.plan.server().version()));
		comment("",
				"%d steps to apply, %d withheld. %s".formatted(this.plan.applicable().size(),
						this.plan.withheld().size(), this.scripting.command().isEmpty() ? "Stop at the first error."
								: "Run with: " + this.scripting.command()));
		if (!this.plan.applicable().isEmpty() && this.scripting.isTransactional()) {
			comment("", "It has transactions of its own, so no tool may put it into one (Flyway: "
					+ "executeInTransaction=false, Liquibase: runInTransaction=false).");
		}
		this.plan.notes().forEach((note) -> comment("", note));
		if (!this.plan.applicable().isEmpty() && !this.scripting.first().isEmpty()) {
			this.script.append('\n');
			this.scripting.first().forEach((statement) -> this.script.append(statement).append(";\n"));
		}
		phase(Phase.ENUM_VALUES, this.plan.applicable());
		phase(Phase.TRANSACTIONAL, this.plan.applicable());
		online(this.plan.applicable());
		withheld(this.plan.withheld());
		return this.script.toString();
	}

	private void phase(Phase phase, List<Step> steps) {
		List<Step> concerned = steps.stream().filter((step) -> step.statements().stream().anyMatch(in(phase))).toList();
		if (concerned.isEmpty()) {
			return;
		}
		this.script.append('\n');
		comment("", heading(phase));
		boolean transactional = phase == Phase.TRANSACTIONAL && this.scripting.isTransactional();
		this.script.append(transactional ? begin() : "");
		for (Step step : concerned) {
			this.script.append('\n');
			describe(step);
			step.statements()
				.stream()
				.filter(in(phase))
				.forEach((statement) -> this.script.append(terminated(statement)));
		}
		this.script.append(transactional ? "\ncommit;\n" : "");
	}

	/** One step after the other, with short transactions between. */
	private void online(List<Step> steps) {
		Predicate<Statement> late = in(Phase.STATISTICS).or(in(Phase.ONLINE)).or(in(Phase.COMPLETION));
		List<Step> concerned = steps.stream().filter((step) -> step.statements().stream().anyMatch(late)).toList();
		if (concerned.isEmpty()) {
			return;
		}
		this.script.append('\n');
		comment("", heading(Phase.ONLINE));
		for (Step step : concerned) {
			this.script.append('\n');
			describe(step);
			boolean inTransaction = false;
			for (Statement statement : step.statements().stream().filter(late).toList()) {
				inTransaction = bracket(inTransaction, statement.phase() == Phase.COMPLETION);
				this.script.append(terminated(statement));
			}
			bracket(inTransaction, false);
		}
	}

	private boolean bracket(boolean before, boolean after) {
		if (before != after && this.scripting.isTransactional()) {
			this.script.append(after ? begin() : "commit;\n");
		}
		return after;
	}

	private String begin() {
		return this.scripting.begin() + ";\n";
	}

	private String heading(Phase phase) {
		return switch (phase) {
			case ENUM_VALUES -> "Labels of enumerated types, each committed on its own";
			case TRANSACTIONAL ->
				this.scripting.isTransactional() ? "Together, in one transaction" : "Each committed on its own";
			case STATISTICS, ONLINE, COMPLETION -> "Afterwards, while the application runs"
					+ (this.scripting.isTransactional() ? ": outside of any transaction but those below" : "");
		};
	}

	private void withheld(List<Step> steps) {
		if (steps.isEmpty()) {
			return;
		}
		this.script.append('\n');
		comment("", "Withheld: read the reason before you run any of it");
		for (Step step : steps) {
			this.script.append('\n');
			describe(step);
			if (step.decision() instanceof Decision.Withhold withhold) {
				comment("  withheld: ", withhold.reason());
			}
			step.statements().forEach((statement) -> comment("", terminated(statement).stripTrailing()));
		}
	}

	private void describe(Step step) {
		comment("", "%s %s %s%s".formatted(step.sign().symbol(), step.object(), step.summary(),
				(step.origin() != null) ? " (" + step.origin() + ")" : ""));
		for (Hazard hazard : step.hazards()) {
			comment("  " + hazard.code() + ": ", hazard.effect());
		}
	}

	private static Predicate<Statement> in(Phase phase) {
		return (statement) -> statement.phase() == phase;
	}

	private static String terminated(Statement statement) {
		return statement.sql() + ";\n";
	}

	// Names may hold line breaks, which must not end the comment
	private void comment(String prefix, String text) {
		text.lines().forEach((line) -> this.script.append("-- ").append(prefix).append(line).append('\n'));
	}

}
