package io.schemasync.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.schemasync.execute.HistoryEntry;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * Page that shows a person what would happen to databases, and what did. Stateless.
 */
public final class HtmlPage {

	private HtmlPage() {
	}

	/**
	 * Write the page.
	 * @param environment name of the environment, empty when unset
	 * @param at when the plans were made
	 * @param units what to show
	 * @return a document that loads nothing from elsewhere
	 */
	public static String of(String environment, Instant at, List<Unit> units) {
		Markup page = new Markup().trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
		head(page);
		page.open("body").open("header");
		page.open("p", "class", "brand").element("span", "logo", "⇄").text(" schema-sync").close();
		page.element("span", "environment", environment.isEmpty() ? "no environment" : environment);
		page.open("time", "datetime", at.toString())
			.text(at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC"))
			.close(2);
		filter(page, units);
		page.open("main");
		for (int i = 0; i < units.size(); i++) {
			UnitSection.write(page, units.get(i), "u" + i + "-");
		}
		page.close();
		page.open("script").trusted(Asset.SCRIPT.text()).close();
		return page.close(2).toString();
	}

	private static void head(Markup page) {
		page.open("head");
		page.trusted("<meta charset=\"utf-8\">");
		page.trusted(
				"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src %s; script-src %s; "
					.formatted(Asset.STYLE.source(), Asset.SCRIPT.source()) + "base-uri 'none'; form-action 'none'\">");
		page.trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
		page.trusted("<meta name=\"color-scheme\" content=\"light dark\">");
		page.element("title", "", "schema-sync");
		page.open("style").trusted(Asset.STYLE.text()).close(2);
	}

	private static void filter(Markup page, List<Unit> units) {
		boolean steps = units.stream().anyMatch((unit) -> unit.plan() != null && !unit.plan().steps().isEmpty());
		page.open("search", steps ? "class" : "hidden", steps ? "filter" : "");
		page.trusted("<label>Table <input id=\"table\" type=\"search\" placeholder=\"orders\" accesskey=\"f\" "
				+ "autocomplete=\"off\" spellcheck=\"false\"></label>");
		page.trusted("<fieldset><legend>Show</legend>");
		choice(page, "all", "all", true);
		choice(page, "apply", "to apply", false);
		choice(page, "withheld", "withheld", false);
		page.trusted("</fieldset><output id=\"count\" for=\"table\"></output>").close();
	}

	private static void choice(Markup page, String value, String label, boolean checked) {
		page.trusted("<label><input type=\"radio\" name=\"decision\" value=\"%s\"%s> %s</label>".formatted(value,
				checked ? " checked" : "", label));
	}

	/**
	 * A persistence unit.
	 *
	 * @param name its name
	 * @param status how its database stands
	 * @param facts what else there is to know, by label
	 * @param plan the plan, {@code null} when it could not be made
	 * @param contraction what could go, {@code null} where nobody asked
	 * @param error why there is no plan, {@code null} if it could
	 * @param run what the last run did
	 * @param history what earlier runs did, the newest first
	 */
	public record Unit(String name, String status, Map<String, String> facts, @Nullable Plan plan,
			@Nullable Contraction contraction, @Nullable String error, Run run, List<HistoryEntry> history) {
	}

	/**
	 * A run.
	 *
	 * @param startedAt when it began
	 * @param result how it ended, in one word
	 * @param duration how long it took
	 * @param steps what was carried out
	 * @param error why it failed, {@code null} if it did not
	 */
	public record Run(Instant startedAt, String result, Duration duration, List<TimedStep> steps,
			@Nullable String error) {
	}

	/**
	 * A step that was carried out.
	 *
	 * @param step the step
	 * @param duration how long it took
	 */
	public record TimedStep(Step step, Duration duration) {
	}

}
