package io.schemasync.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.schemasync.dialect.Usage;
import io.schemasync.dialect.Usage.Dependent;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Removal;

/**
 * What could go as text, as a script and as nested maps. The names of the fields are part
 * of the contract with those who read them.
 */
public final class ContractionReport {

	private static final String INDENT = "    ";

	private ContractionReport() {
	}

	/**
	 * Describe it in lines.
	 * @param contraction what could go
	 * @return the lines
	 */
	public static List<String> lines(Contraction contraction) {
		List<String> lines = new ArrayList<>();
		lines.add(headline(contraction));
		for (Removal removal : contraction.removals()) {
			lines.add((removal.obstacles().isEmpty() ? "- " : "! ") + RemovalText.subject(removal));
			RemovalText.facts(removal, contraction.since()).forEach((fact) -> lines.add(INDENT + fact));
			removal.statements()
				.stream()
				.flatMap((statement) -> (statement + ";").lines())
				.forEach((line) -> lines.add(INDENT + INDENT + line));
		}
		contraction.notes().forEach((note) -> lines.add("· " + note));
		return lines;
	}

	private static String headline(Contraction contraction) {
		int count = contraction.removals().size();
		long blocked = contraction.removals().stream().filter((it) -> !it.obstacles().isEmpty()).count();
		return switch (count) {
			case 0 -> "Nothing could go: there is nothing that no entity maps.";
			case 1 -> "1 object that no entity maps could go%s. Nothing was changed.".formatted(notYet(blocked));
			default ->
				"%d objects that no entity maps could go%s. Nothing was changed.".formatted(count, notYet(blocked));
		};
	}

	private static String notYet(long blocked) {
		return (blocked == 0) ? "" : " (" + blocked + " not yet)";
	}

	/**
	 * Write the script that would remove it, for a person to review.
	 * @param contraction what could go
	 * @return the script; what must not go yet is commented out
	 */
	public static String sql(Contraction contraction) {
		StringBuilder script = new StringBuilder();
		comment(script, "What could go from database %s on %s %s. schema-sync never runs any of it.".formatted(
				contraction.server().database(), contraction.server().product(), contraction.server().version()));
		comment(script, headline(contraction));
		comment(script, "What is dropped is gone: have a backup, and a limit for the time that a statement waits for a "
				+ "lock (lock_timeout).");
		for (Removal removal : contraction.removals()) {
			script.append('\n');
			comment(script, RemovalText.subject(removal));
			RemovalText.facts(removal, contraction.since()).forEach((fact) -> comment(script, "  " + fact));
			removal.statements().forEach((statement) -> {
				if (removal.obstacles().isEmpty()) {
					script.append(statement).append(";\n");
				}
				else {
					comment(script, statement + ";");
				}
			});
		}
		script.append(contraction.notes().isEmpty() ? "" : "\n");
		contraction.notes().forEach((note) -> comment(script, note));
		return script.toString();
	}

	// Names may hold line breaks, which must not end the comment
	private static void comment(StringBuilder script, String text) {
		text.lines().forEach((line) -> script.append("-- ").append(line).append('\n'));
	}

	/**
	 * Describe it as nested maps: {@code statisticsSince}, {@code removals} and
	 * {@code notes}.
	 * @param contraction what could go
	 * @return the description
	 */
	public static Map<String, Object> json(Contraction contraction) {
		Map<String, Object> json = new LinkedHashMap<>();
		if (contraction.since() != null) {
			json.put("statisticsSince", contraction.since().toString());
		}
		json.put("removals", contraction.removals().stream().map(ContractionReport::json).toList());
		json.put("notes", contraction.notes());
		return json;
	}

	private static Map<String, Object> json(Removal removal) {
		Map<String, Object> json = JsonReport.unmapped(removal.unmapped());
		json.remove("sql");
		Usage usage = removal.usage();
		if (usage.bytes() != null) {
			json.put("bytes", usage.bytes());
			json.put("estimated", usage.estimated());
		}
		if (usage.activity() != null) {
			json.put("activity", json(usage.activity()));
		}
		if (usage.lastWrite() != null) {
			json.put("lastWrite", usage.lastWrite().toString());
		}
		json.put("dependents", usage.dependents().stream().map(ContractionReport::json).toList());
		json.put("obstacles", removal.obstacles());
		json.put("statements", removal.statements());
		return json;
	}

	private static Map<String, Object> json(Usage.Activity activity) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("of", activity.ofTable() ? "table" : "object");
		json.put("reads", activity.reads());
		if (activity.writes() >= 0) {
			json.put("writes", activity.writes());
		}
		if (activity.lastRead() != null) {
			json.put("lastRead", activity.lastRead().toString());
		}
		return json;
	}

	private static Map<String, Object> json(Dependent dependent) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("kind", dependent.kind());
		json.put("name", dependent.name());
		json.put("role", dependent.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		return json;
	}

}
