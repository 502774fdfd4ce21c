package io.schemasync.boot.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.schemasync.boot.SchemaSyncProperties.Format;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.execute.Finding;
import io.schemasync.plan.Plan;

import org.springframework.boot.json.JsonWriter;

/** Result of the command that checks, as a doctor would, without changing anything. */
final class VerifyReport {

	private VerifyReport() {
	}

	static CommandResult of(List<SyncedUnit> units, Format format) {
		Map<String, List<Finding>> findings = new LinkedHashMap<>();
		units.forEach((unit) -> findings.put(unit.name(), of(unit)));
		return new CommandResult(
				findings.values().stream().flatMap(List::stream).allMatch(Finding::ok) ? CommandResult.DONE
						: CommandResult.ERROR,
				(format == Format.JSON) ? JsonWriter.standard().writeToString(json(findings)) + "\n" : text(findings));
	}

	/** Report why not even the connection could be made. */
	static String of(SchemaSyncException problem) {
		return line(new Finding(false, "connection", String.valueOf(problem.getMessage()), problem.action()));
	}

	private static List<Finding> of(SyncedUnit unit) {
		List<Finding> findings = new ArrayList<>();
		String warning = unit.environmentWarning();
		findings.add((warning != null) ? new Finding(false, "environment", warning, "") : new Finding(true,
				"environment", "'%s', so the strategy is '%s'".formatted(unit.environment(), unit.strategy()), ""));
		findings.addAll(unit.examine());
		Plan plan = unit.plan();
		findings.add(new Finding(true, "plan",
				plan.inSync() ? "the database matches the entities" : "%d steps would be applied, %d are withheld"
					.formatted(plan.applicable().size(), plan.withheld().size()),
				""));
		return findings;
	}

	private static String text(Map<String, List<Finding>> findings) {
		return findings.entrySet()
			.stream()
			.map((unit) -> unit.getKey() + "\n"
					+ unit.getValue().stream().map(VerifyReport::line).collect(Collectors.joining()))
			.collect(Collectors.joining("\n"));
	}

	private static String line(Finding finding) {
		return "%s %s: %s\n".formatted(finding.ok() ? "✓" : "✗", finding.subject(), finding.text())
				+ (finding.remedy().isEmpty() ? "" : "  → " + finding.remedy() + "\n");
	}

	private static Map<String, Object> json(Map<String, List<Finding>> findings) {
		Map<String, Object> units = new LinkedHashMap<>();
		findings.forEach((unit, found) -> units.put(unit, found.stream().map(VerifyReport::json).toList()));
		return Map.of("units", units);
	}

	private static Map<String, Object> json(Finding finding) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("ok", finding.ok());
		json.put("subject", finding.subject());
		json.put("text", finding.text());
		json.put("remedy", finding.remedy());
		return json;
	}

}
