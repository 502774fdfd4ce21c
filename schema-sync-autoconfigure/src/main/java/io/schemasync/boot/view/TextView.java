package io.schemasync.boot.view;

import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.boot.SyncedUnit;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import io.schemasync.report.ContractionReport;
import io.schemasync.report.Paint;
import io.schemasync.report.SqlReport;
import io.schemasync.report.TextReport;

/** Views of units as text and as scripts. */
public final class TextView {

	private static final TextReport REPORT = new TextReport(Paint.NONE, true);

	private TextView() {
	}

	/**
	 * Describe units in lines as in the log.
	 * @param views the units
	 * @return the text
	 */
	public static String text(List<UnitView> views) {
		return views.stream().map(TextView::text).collect(Collectors.joining("\n"));
	}

	/**
	 * Write the script of the plans of units.
	 * @param views the units
	 * @return the script
	 */
	public static String sql(List<UnitView> views) {
		return views.stream().map(TextView::sql).collect(Collectors.joining("\n"));
	}

	/**
	 * Describe a run in lines as in the log.
	 * @param unit the unit
	 * @param plan the plan that it made or carried out
	 * @param outcome how it ended
	 * @return the text
	 */
	public static String run(SyncedUnit unit, Plan plan, Outcome outcome) {
		return heading(UnitView.afterRun(unit)) + lines(plan) + REPORT.summary(outcome) + "\n";
	}

	/**
	 * Describe what could go from the databases of units, and nothing else.
	 * @param views the units
	 * @return the text
	 */
	public static String contractions(List<UnitView> views) {
		return views.stream()
			.map((view) -> heading(view) + ((view.contraction() != null) ? lines(view.contraction()) : ""))
			.collect(Collectors.joining("\n"));
	}

	private static String text(UnitView view) {
		return heading(view) + ((view.plan() != null) ? lines(view.plan()) : reason(view) + "\n")
				+ ((view.contraction() != null) ? lines(view.contraction()) : "");
	}

	private static String lines(Contraction contraction) {
		return ContractionReport.lines(contraction).stream().map((line) -> line + "\n").collect(Collectors.joining());
	}

	private static String heading(UnitView view) {
		SyncedUnit unit = view.unit();
		return "%s: %s (environment '%s', strategy %s, mode %s, %s)\n".formatted(unit.name(), view.status(),
				unit.environment(), unit.strategy(), unit.mode(), unit.database().url());
	}

	private static String lines(Plan plan) {
		return REPORT.lines(plan).stream().map((line) -> line.text() + "\n").collect(Collectors.joining());
	}

	private static String sql(UnitView view) {
		return (view.contraction() != null) ? ContractionReport.sql(view.contraction())
				: (view.plan() != null) ? SqlReport.of(view.plan())
						: reason(view).lines().map((line) -> "-- " + line + "\n").collect(Collectors.joining());
	}

	private static String reason(UnitView view) {
		return (view.error() != null) ? String.valueOf(view.error().getMessage()) : "No plan";
	}

}
