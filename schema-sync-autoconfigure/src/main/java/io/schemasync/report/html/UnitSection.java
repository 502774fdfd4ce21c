package io.schemasync.report.html;

import java.util.Locale;
import java.util.function.Predicate;

import io.schemasync.dialect.Dialects;
import io.schemasync.dialect.Phase;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.report.html.HtmlPage.Unit;
import org.jspecify.annotations.Nullable;

/** Section of the page for one persistence unit. */
final class UnitSection {

	/** Up to so many steps are shown with their SQL at once. */
	private static final int SHOWN_OPEN = 40;

	private UnitSection() {
	}

	/**
	 * Write the section.
	 * @param page the page
	 * @param unit what to show
	 * @param id what the ids of its elements begin with
	 */
	static void write(Markup page, Unit unit, String id) {
		page.open("section", "class", "unit");
		page.open("h1").text(unit.name()).text(" ");
		page.element("span", "status " + unit.status().toLowerCase(Locale.ROOT), words(unit.status())).close();
		facts(page, unit);
		if (unit.error() != null) {
			page.open("p", "class", "error", "role", "alert").text(unit.error()).close();
		}
		if (unit.plan() != null) {
			plan(page, unit.plan(), unit.contraction(), id);
		}
		RunSection.write(page, unit.run(), unit.history());
		page.close();
	}

	private static String words(String status) {
		return status.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	private static void facts(Markup page, Unit unit) {
		page.open("dl", "class", "facts");
		unit.facts()
			.forEach((label, value) -> page.open("div").element("dt", "", label).element("dd", "", value).close());
		page.close();
	}

	private static void plan(Markup page, Plan plan, @Nullable Contraction contraction, String id) {
		page.open("ul", "class", "summary");
		figure(page, "match", plan.matched(), "match");
		figure(page, "apply", plan.applicable().size(), "to apply");
		figure(page, "withheld", plan.withheld().size(), "withheld");
		figure(page, "unmapped", plan.unmapped().size(), "unmapped");
		if (!plan.unverified().isEmpty()) {
			figure(page, "unmapped", plan.unverified().size(), "unverified");
		}
		page.close();
		plan.notes().forEach((note) -> page.element("p", "note", note));
		DiagramSection.write(page, id, plan);
		for (Phase phase : Phase.values()) {
			steps(page, heading(phase, Dialects.scripting(plan.server()).isTransactional()), plan,
					(step) -> step.decision().applies() && step.phase() == phase, id);
		}
		steps(page, "Withheld: for a person to decide", plan, (step) -> !step.decision().applies(), id);
		UnmappedSection.write(page, plan, contraction);
		unverified(page, plan);
	}

	private static void figure(Markup page, String style, int count, String label) {
		page.open("li", "class", (count > 0) ? style : "none")
			.element("strong", "", Integer.toString(count))
			.element("span", "", label)
			.close();
	}

	private static String heading(Phase phase, boolean together) {
		return switch (phase) {
			case ENUM_VALUES -> "First: labels of types, each committed on its own";
			case TRANSACTIONAL -> together ? "Together, in one transaction" : "One by one, each committed on its own";
			case STATISTICS -> "Together, in one transaction; statistics after it";
			case ONLINE -> "Online, beside the traffic";
			case COMPLETION -> "Online, each completed by a short transaction";
		};
	}

	private static void steps(Markup page, String heading, Plan plan, Predicate<Step> wanted, String id) {
		long count = plan.steps().stream().filter(wanted).count();
		if (count == 0) {
			return;
		}
		page.open("section", "class", "steps").open("h2").text(heading + " ");
		page.element("small", "", Long.toString(count)).close();
		boolean open = plan.steps().size() <= SHOWN_OPEN;
		for (int i = 0; i < plan.steps().size(); i++) {
			if (wanted.test(plan.steps().get(i))) {
				StepCard.write(page, plan.steps().get(i), id + "s" + i, open);
			}
		}
		page.close();
	}

	private static void unverified(Markup page, Plan plan) {
		if (!plan.unverified().isEmpty()) {
			page.open("details", "class", "list").open("summary").text("Unverified: could not be compared").close();
			plan.unverified()
				.forEach((it) -> page.open("p", "class", "row")
					.element("code", "", it.object())
					.text(": " + it.reason())
					.close());
			page.close();
		}
	}

}
