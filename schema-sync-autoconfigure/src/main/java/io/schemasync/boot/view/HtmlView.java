package io.schemasync.boot.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.boot.LastRun;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.execute.HistoryEntry;
import io.schemasync.report.html.HtmlPage;
import org.jspecify.annotations.Nullable;

/** Views of units as a page for a browser. */
public final class HtmlView {

	private static final int HISTORY = 50;

	private HtmlView() {
	}

	/**
	 * Write the page.
	 * @param views the units
	 * @return the document
	 */
	public static String of(List<UnitView> views) {
		return HtmlPage.of(views.stream().map((view) -> view.unit().environment()).findFirst().orElse(""),
				views.stream().map(UnitView::at).findFirst().orElseGet(Instant::now),
				views.stream().map(HtmlView::unit).toList());
	}

	private static HtmlPage.Unit unit(UnitView view) {
		return new HtmlPage.Unit(view.unit().name(), view.status().name(), facts(view), view.plan(), view.contraction(),
				message(view.error()), run(view.unit().lastRun()), history(view));
	}

	private static Map<String, String> facts(UnitView view) {
		SyncedUnit unit = view.unit();
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("Strategy", unit.strategy());
		facts.put("Mode", unit.mode());
		facts.put("Server", unit.database().product() + " " + unit.database().version());
		facts.put("Database", unit.database().url());
		if (view.plan() != null) {
			facts.put("Plan", view.plan().id());
		}
		return facts;
	}

	private static HtmlPage.Run run(LastRun run) {
		return new HtmlPage.Run(run.startedAt(), run.running() ? "running" : JsonView.result(run.outcome()),
				run.duration(),
				run.steps().stream().map((timed) -> new HtmlPage.TimedStep(timed.step(), timed.duration())).toList(),
				message(run.error()));
	}

	// Where the database cannot be read, the page says so already
	private static List<HistoryEntry> history(UnitView view) {
		try {
			return (view.error() != null) ? List.of() : view.unit().history(HISTORY);
		}
		catch (RuntimeException ex) {
			return List.of();
		}
	}

	private static @Nullable String message(@Nullable Throwable error) {
		return (error != null) ? String.valueOf(error.getMessage()) : null;
	}

}
