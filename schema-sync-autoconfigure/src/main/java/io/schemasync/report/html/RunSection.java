package io.schemasync.report.html;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.schemasync.execute.HistoryEntry;
import io.schemasync.report.TextReport;
import io.schemasync.report.html.HtmlPage.Run;

/** What the last run did, and what earlier ones did. */
final class RunSection {

	private RunSection() {
	}

	static void write(Markup page, Run run, List<HistoryEntry> history) {
		if (!run.startedAt().equals(Instant.EPOCH)) {
			last(page, run);
		}
		if (!history.isEmpty()) {
			earlier(page, history);
		}
	}

	private static void last(Markup page, Run run) {
		page.open("section", "class", "run").element("h2", "", "Last run");
		page.open("p").element("strong", "", run.result()).text(" at ").text(moment(run.startedAt()));
		page.text(", in ").text(TextReport.duration(run.duration())).close();
		if (run.error() != null) {
			page.open("p", "class", "error").text(run.error()).close();
		}
		if (!run.steps().isEmpty()) {
			page.open("div", "class", "scroll").open("table");
			row(page, "th", "step", "change", "took");
			run.steps()
				.forEach((timed) -> row(page, "td", timed.step().object(), timed.step().summary(),
						TextReport.duration(timed.duration())));
			page.close(2);
		}
		page.close();
	}

	private static void earlier(Markup page, List<HistoryEntry> history) {
		page.open("details", "class", "list").open("summary").text("History: the last statements that ran ");
		page.element("small", "", Integer.toString(history.size())).close();
		page.open("div", "class", "scroll").open("table");
		row(page, "th", "when", "object", "statement", "outcome", "took", "version", "host");
		history.forEach((entry) -> row(page, "td", moment(entry.startedAt()), entry.object(), entry.statement(),
				entry.outcome(), TextReport.duration(entry.duration()), entry.applicationVersion(), entry.host()));
		page.close(3);
	}

	private static void row(Markup page, String cell, String... texts) {
		page.open("tr");
		for (String text : texts) {
			page.element(cell, "", text);
		}
		page.close();
	}

	private static String moment(Instant moment) {
		return moment.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
	}

}
