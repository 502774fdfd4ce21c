package io.schemasync.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.plan.Absence;
import io.schemasync.plan.Decision;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.plan.Unmapped;
import org.jspecify.annotations.Nullable;

/**
 * A plan as nested maps and lists, for any JSON library. The names of the fields are part
 * of the contract with those who read them.
 */
public final class JsonReport {

	private JsonReport() {
	}

	/**
	 * Describe a plan: {@code id}, {@code summary}, {@code steps}, {@code unmapped},
	 * {@code unverified} and {@code notes}.
	 * @param plan the plan
	 * @return the description
	 */
	public static Map<String, Object> plan(Plan plan) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", plan.id());
		json.put("summary", summary(plan));
		json.put("steps", plan.steps().stream().map(JsonReport::step).toList());
		json.put("unmapped", plan.unmapped().stream().map(JsonReport::unmapped).toList());
		json.put("unverified",
				plan.unverified().stream().map((it) -> ordered("object", it.object(), "reason", it.reason())).toList());
		json.put("notes", plan.notes());
		return json;
	}

	/**
	 * Describe a step: {@code sign}, {@code object}, {@code summary}, {@code origin},
	 * {@code phase}, {@code decision}, {@code reason}, {@code kind}, {@code proof},
	 * {@code hazards} and {@code statements}.
	 * @param step the step
	 * @return the description
	 */
	public static Map<String, Object> step(Step step) {
		Map<String, Object> json = ordered("sign", String.valueOf(step.sign().symbol()), "object", step.object(),
				"summary", step.summary(), "origin", step.origin(), "phase", lower(step.phase()), "decision",
				step.decision().applies() ? "apply" : "withheld");
		if (step.decision() instanceof Decision.Withhold withhold) {
			json.put("reason", withhold.reason());
			json.put("kind", lower(withhold.kind()));
		}
		if (step.proof() != null) {
			json.put("proof", proof(step.proof()));
		}
		json.put("hazards", step.hazards().stream().map(JsonReport::hazard).toList());
		json.put("statements", step.statements().stream().map(JsonReport::statement).toList());
		return json;
	}

	/**
	 * Describe a step that was carried out: a step with its {@code duration}.
	 * @param step the step
	 * @param duration how long its statements took
	 * @return the description
	 */
	public static Map<String, Object> applied(Step step, Duration duration) {
		return ordered("sign", String.valueOf(step.sign().symbol()), "object", step.object(), "summary", step.summary(),
				"origin", step.origin(), "duration", duration.toString(), "statements",
				step.statements().stream().map(Statement::sql).toList());
	}

	static Map<String, Object> unmapped(Unmapped unmapped) {
		Map<String, Object> json = ordered("kind", unmapped.kind(), "object", unmapped.object(), "note",
				unmapped.note(), "sql", unmapped.sql());
		Absence absence = unmapped.absence();
		json.put("mappedBefore", absence.mappedBefore());
		if (absence.since() != null) {
			json.put("since", absence.since().toString());
			json.put("model", absence.model());
			json.put("applicationVersion", absence.version());
		}
		if (unmapped.supersededBy() != null) {
			json.put("supersededBy", unmapped.supersededBy());
		}
		return json;
	}

	private static Map<String, Object> proof(Proof proof) {
		Map<String, Object> json = ordered("state", lower(proof.state()));
		if (proof.state() == Proof.State.DISPROVED) {
			json.put("key", proof.offender());
			json.put("rows", proof.howMany());
		}
		return json;
	}

	private static Map<String, Object> summary(Plan plan) {
		return ordered("matched", plan.matched(), "apply", plan.applicable().size(), "withheld", plan.withheld().size(),
				"unmapped", plan.unmapped().size(), "unverified", plan.unverified().size());
	}

	private static Map<String, Object> hazard(Hazard hazard) {
		Map<String, Object> json = ordered("code", hazard.code().name(), "effect", hazard.effect());
		if (hazard.table().estimatedRows() >= 0) {
			json.put("estimatedRows", hazard.table().estimatedRows());
			json.put("bytes", hazard.table().bytes());
		}
		return json;
	}

	private static Map<String, Object> statement(Statement statement) {
		return ordered("sql", statement.sql(), "phase", lower(statement.phase()));
	}

	private static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Map<String, Object> ordered(@Nullable Object... namesAndValues) {
		Map<String, Object> json = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			Object value = namesAndValues[i + 1];
			if (value != null) {
				json.put(String.valueOf(namesAndValues[i]), value);
			}
		}
		return json;
	}

}
