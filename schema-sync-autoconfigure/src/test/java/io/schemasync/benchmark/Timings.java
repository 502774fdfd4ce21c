package io.schemasync.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured in one run, contestant by contestant; the first is what the others
 * are compared with.
 */
final class Timings {

	private final Map<String, List<Timing>> timings = new LinkedHashMap<>();

	void add(String contestant, Timing timing) {
		this.timings.computeIfAbsent(contestant, (name) -> new ArrayList<>()).add(timing);
	}

	void print(String title) {
		System.out.println(
				"\n**" + title + "**\n\n| contestant | ms | ratio | CPU ms | round trips |\n|---|---:|---:|---:|---:|");
		double reference = median(this.timings.values().iterator().next());
		this.timings.forEach((name,
				all) -> System.out.println(String.format(Locale.ROOT, "| %s | %.1f | %.3f | %.0f | %d |", name,
						median(all), median(all) / reference, Median.of(all.stream().map(Timing::cpu).toList()),
						all.get(all.size() - 1).roundTrips())));
	}

	double median(String contestant) {
		return median(this.timings.get(contestant));
	}

	private static double median(List<Timing> timings) {
		return Median.of(timings.stream().map(Timing::milliseconds).toList());
	}

	/**
	 * What one piece of work took.
	 *
	 * @param milliseconds the time
	 * @param cpu milliseconds of CPU on this side, the compiler's among them
	 * @param roundTrips how often the client waited for an answer of the server
	 */
	record Timing(double milliseconds, double cpu, int roundTrips) {
	}

}
