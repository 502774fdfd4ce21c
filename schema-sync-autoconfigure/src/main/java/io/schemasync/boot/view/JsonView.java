package io.schemasync.boot.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.boot.LastRun;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.dialect.Progress;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.HistoryEntry;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.PlanChangedException;
import io.schemasync.execute.RunningStatement;
import io.schemasync.plan.Plan;
import io.schemasync.report.ContractionReport;
import io.schemasync.report.JsonReport;
import org.jspecify.annotations.Nullable;

/** Views of units as nested maps, in the structure of the documentation. */
public final class JsonView {

	private JsonView() {
	}

	/**
	 * Describe units under their names, with the environment.
	 * @param views the units
	 * @return the description
	 */
	public static Map<String, Object> of(List<UnitView> views) {
		Map<String, Object> units = new LinkedHashMap<>();
		views.forEach((view) -> units.put(view.unit().name(), of(view)));
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("environment", views.stream().map((view) -> view.unit().environment()).findFirst().orElse(""));
		json.put("units", units);
		return json;
	}

	/**
	 * Describe one unit.
	 * @param view the unit
	 * @return the description
	 */
	public static Map<String, Object> of(UnitView view) {
		SyncedUnit unit = view.unit();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("strategy", unit.strategy());
		json.put("mode", unit.mode());
		json.put("status", view.status().name());
		json.put("database", database(view));
		json.put("lastRun", lastRun(unit.lastRun(), unit.progress()));
		if (view.plan() != null) {
			json.put("plan", JsonReport.plan(view.plan()));
		}
		if (view.contraction() != null) {
			json.put("contract", ContractionReport.json(view.contraction()));
		}
		if (view.error() != null) {
			json.put("error", error(view.error()));
		}
		return json;
	}

	private static Map<String, Object> database(UnitView view) {
		SyncedUnit.DatabaseFacts facts = view.unit().database();
		Plan plan = view.plan();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("product", (plan != null) ? plan.server().product() : facts.product());
		json.put("version", (plan != null) ? plan.server().version() : facts.version());
		json.put("url", facts.url());
		json.put("schemas", (plan != null) ? schemas(plan)
				: (facts.currentSchema() != null) ? List.of(facts.currentSchema()) : List.of());
		return json;
	}

	private static List<String> schemas(Plan plan) {
		return plan.desired()
			.tables()
			.keySet()
			.stream()
			.map((name) -> String.valueOf(name.orIn(plan.server().defaultSchema()).schema()))
			.distinct()
			.sorted()
			.toList();
	}

	private static Map<String, Object> lastRun(LastRun run, @Nullable RunningStatement progress) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("startedAt", run.startedAt().toString());
		json.put("result", run.running() ? "running" : result(run.outcome()));
		json.put("duration", run.duration().toString());
		if (run.outcome() instanceof Outcome.Applied applied) {
			json.put("waited", applied.waited().toString());
		}
		json.put("steps",
				run.steps().stream().map((timed) -> JsonReport.applied(timed.step(), timed.duration())).toList());
		if (progress != null) {
			json.put("progress", progress(progress));
		}
		if (run.error() != null) {
			json.put("error", error(run.error()));
		}
		return json;
	}

	static String result(@Nullable Outcome outcome) {
		if (outcome == null) {
			return "failed";
		}
		return (outcome instanceof Outcome.Applied) ? "applied"
				: (outcome instanceof Outcome.Planned) ? "planned" : "unchanged";
	}

	/**
	 * Describe a run that was asked for.
	 * @param planId the plan that it was to carry out
	 * @param run what it did
	 * @param outcome how it ended, or how far it got before the rest went on in the
	 * background
	 * @return the description
	 */
	public static Map<String, Object> requested(String planId, LastRun run, Outcome outcome) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("planId", planId);
		json.putAll(lastRun(run, null));
		json.put("result", (outcome instanceof Outcome.Continues) ? "running" : result(outcome));
		json.put("plan", JsonReport.plan(outcome.remaining()));
		return json;
	}

	/**
	 * Describe why a plan was not carried out.
	 * @param planId the plan
	 * @param problem why not
	 * @return the description, with what there is to do now if that is the reason
	 */
	public static Map<String, Object> refused(String planId, SchemaSyncException problem) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("planId", planId);
		json.put("error", error(problem));
		if (problem instanceof PlanChangedException changed) {
			json.put("plan", JsonReport.plan(changed.plan()));
		}
		return json;
	}

	/**
	 * Describe what is wrong with a request.
	 * @param message what is wrong
	 * @param action what to send instead
	 * @return the description
	 */
	public static Map<String, Object> badRequest(String message, String action) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("problem", "BAD_REQUEST");
		error.put("action", action);
		error.put("message", message);
		return Map.of("error", error);
	}

	/**
	 * Describe what ran so far.
	 * @param history the statements
	 * @return the description
	 */
	public static Map<String, Object> history(List<HistoryEntry> history) {
		return Map.of("history", history.stream().map((entry) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("startedAt", entry.startedAt().toString());
			json.put("duration", entry.duration().toString());
			json.put("object", entry.object());
			json.put("statement", entry.statement());
			json.put("outcome", entry.outcome());
			json.put("run", entry.run());
			json.put("applicationVersion", entry.applicationVersion());
			json.put("host", entry.host());
			return json;
		}).toList());
	}

	private static Map<String, Object> progress(RunningStatement running) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("object", running.step().object());
		json.put("summary", running.step().summary());
		json.put("statement", running.sql());
		json.put("elapsed", running.elapsed().toString());
		json.put("activity", running.progress().activity());
		Double percent = running.progress().percent();
		if (percent != null) {
			json.put("percent", percent);
		}
		Progress.Rows rows = running.progress().rows();
		if (rows != null) {
			json.put("rows", rows.done());
			json.put("rowsPerSecond", rows.perSecond());
			if (rows.left() != null) {
				json.put("remaining", rows.left().toString());
			}
		}
		json.put("waitsFor", running.progress().waitsFor());
		if (running.table().estimatedRows() >= 0) {
			json.put("estimatedRows", running.table().estimatedRows());
			json.put("bytes", running.table().bytes());
		}
		return json;
	}

	private static Map<String, Object> error(Throwable error) {
		Map<String, Object> json = new LinkedHashMap<>();
		if (error instanceof SchemaSyncException problem) {
			json.put("problem", problem.problem().name());
			json.put("action", problem.action());
		}
		json.put("message", String.valueOf(error.getMessage()));
		return json;
	}

}
