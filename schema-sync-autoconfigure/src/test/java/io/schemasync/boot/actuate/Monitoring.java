package io.schemasync.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page of meters, the dashboard and the rules for alerts speak of, held against
 * a scrape of an application.
 */
final class Monitoring {

	private static final Path DOCS = Path.of("../docs");

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `(schemasync\\.[a-z.]+)` \\| (\\w+) \\| ([^|]+) \\| (\\w*) ?\\|");

	private static final Pattern SAMPLE = Pattern.compile("(?m)^(schemasync_\\w+)\\{([^}]*)}");

	private static final Pattern SELECTOR = Pattern.compile("(schemasync_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");

	/** What Prometheus itself adds. */
	private static final Set<String> TARGET = Set.of("job", "instance");

	private final List<Sample> samples;

	Monitoring(String scrape) {
		this.samples = SAMPLE.matcher(scrape)
			.results()
			.map((sample) -> new Sample(sample.group(1), labels(sample.group(2))))
			.toList();
	}

	List<String> documentedMeters() {
		return ROW.matcher(read("monitoring.md"))
			.results()
			.map((row) -> "%s %s %s %s"
				.formatted(row.group(1), row.group(2), row.group(3).replace("`", ""), row.group(4))
				.strip())
			.toList();
	}

	static String row(Meter.Id id) {
		return "%s %s %s %s"
			.formatted(id.getName(), id.getType().name().toLowerCase(Locale.ROOT),
					id.getTags()
						.stream()
						.map(Tag::getKey)
						.sorted((one, other) -> other.compareTo(one))
						.collect(Collectors.joining(", ")),
					(id.getType() == Meter.Type.TIMER) ? "seconds" : "")
			.strip();
	}

	/** Return all that the dashboard and the rules ask. */
	List<String> queries() {
		List<String> queries = new ArrayList<>(
				JsonMapper.shared().readTree(read("monitoring/dashboard.json")).findValuesAsString("expr"));
		Map<String, List<Map<String, List<Map<String, String>>>>> rules = new Yaml()
			.load(read("monitoring/alerts.yml"));
		rules.get("groups").forEach((group) -> group.get("rules").forEach((rule) -> queries.add(rule.get("expr"))));
		return queries;
	}

	/** Return the selectors of a query that nothing in the scrape answers. */
	List<String> missing(String query) {
		return SELECTOR.matcher(query)
			.results()
			.filter((selector) -> this.samples.stream()
				.noneMatch((sample) -> sample.name().equals(selector.group(1))
						&& sample.matches((selector.group(2) != null) ? selector.group(2) : "")))
			.map((selector) -> selector.group())
			.toList();
	}

	private static Map<String, String> labels(String text) {
		return MATCHER.matcher(text)
			.results()
			.collect(Collectors.toMap((label) -> label.group(1), (label) -> label.group(3)));
	}

	private static String read(String page) {
		try {
			return Files.readString(DOCS.resolve(page));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A line of a scrape.
	 *
	 * @param name name of the time series
	 * @param labels its labels
	 */
	private record Sample(String name, Map<String, String> labels) {

		boolean matches(String selector) {
			Matcher matcher = MATCHER.matcher(selector);
			while (matcher.find()) {
				String value = this.labels.get(matcher.group(1));
				boolean variable = matcher.group(2).equals("=~");
				if (!TARGET.contains(matcher.group(1))
						&& (value == null || (!variable && !value.equals(matcher.group(3))))) {
					return false;
				}
			}
			return true;
		}

	}

}
