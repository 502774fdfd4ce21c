package io.schemasync.report.html;

import java.util.List;
import java.util.Locale;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Decision;
import io.schemasync.plan.Step;
import io.schemasync.report.Amounts;
import io.schemasync.schema.TableFacts;

/** One step: what changes, why, what it costs, and its SQL. */
final class StepCard {

	private StepCard() {
	}

	static void write(Markup page, Step step, String id, boolean open) {
		boolean applies = step.decision().applies();
		String[] attributes = { "id", id, "class", "step " + (applies ? sign(step) : "withheld"), "data-object",
				step.object().toLowerCase(Locale.ROOT), "data-decision", applies ? "apply" : "withheld",
				open ? "open" : "data-closed", "" };
		page.open("details", attributes).open("summary");
		page.open("span", "class", "sign", "aria-label", applies ? sign(step) : "withheld")
			.text(applies ? String.valueOf(step.sign().symbol()) : "!")
			.close();
		page.element("code", "object", step.object()).text(" ").element("span", "what", step.summary());
		if (step.origin() != null) {
			page.text(" ").element("span", "origin", step.origin());
		}
		page.close();
		if (step.decision() instanceof Decision.Withhold withhold) {
			page.open("p", "class", "reason")
				.element("strong", "", kind(withhold.kind()) + " ")
				.text(withhold.reason())
				.close();
		}
		hazards(page, step.hazards(), step.decision());
		sql(page, step.statements());
		page.close();
	}

	private static String sign(Step step) {
		return switch (step.sign()) {
			case ADD -> "add";
			case CHANGE -> "change";
			case DROP -> "drop";
		};
	}

	private static String kind(Decision.Withhold.Kind kind) {
		return switch (kind) {
			case PERSON -> "Withheld.";
			case LATER_START -> "Waits for a later start.";
			case TIME -> "Waits for its time.";
			case FATAL -> "The application must not start like this.";
		};
	}

	private static void hazards(Markup page, List<Hazard> hazards, Decision decision) {
		if (hazards.isEmpty()) {
			return;
		}
		page.open("ul", "class", "hazards");
		for (Hazard hazard : hazards) {
			page.open("li").element("b", "", hazard.code().name());
			if (!isSaid(hazard, decision)) {
				page.text(" " + hazard.effect());
			}
			String size = size(hazard.table());
			if (!size.isEmpty()) {
				page.text(" ").element("small", "", size);
			}
			page.close();
		}
		page.close();
	}

	private static boolean isSaid(Hazard hazard, Decision decision) {
		return decision instanceof Decision.Withhold withhold && withhold.reason().startsWith(hazard.effect());
	}

	private static String size(TableFacts table) {
		return (table.estimatedRows() < 0) ? ""
				: "about %,d rows, %s".formatted(table.estimatedRows(), Amounts.bytes(table.bytes()));
	}

	private static void sql(Markup page, List<Statement> statements) {
		if (statements.isEmpty()) {
			return;
		}
		page.open("pre", "tabindex", "0").open("code");
		for (Statement statement : statements) {
			SqlHighlighter.write(page, statement.sql() + ";\n");
		}
		page.close(2);
	}

}
