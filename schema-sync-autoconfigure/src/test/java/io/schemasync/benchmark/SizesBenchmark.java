package io.schemasync.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures starts that find everything in sync, for models of several sizes, each in a
 * process of its own with a server of its own. Options:
 * {@code sizes=10,100,500,2000,5000,10000}, {@code rounds=5}, {@code only=} for
 * contestants whose names contain that, {@code jvm=} for an option of the processes.
 */
final class SizesBenchmark {

	/** Above that one round of Hibernate's slowest takes minutes. */
	private static final int INDIVIDUALLY = 500;

	/** Hibernate's model of 10,000 entities needs most of it. */
	private static final String HEAP = "-Xmx8g";

	private static final String RESULT = "result ";

	private static final String END = "end";

	private SizesBenchmark() {
	}

	static void run(Options options) throws Exception {
		Map<Integer, Map<InSyncStart, Double>> results = new TreeMap<>();
		for (int size : options.numbers("sizes", "10,100,500,2000,5000,10000")) {
			results.put(size, measure(options, size));
			print(results);
		}
	}

	private static Map<InSyncStart, Double> measure(Options options, int size) throws Exception {
		List<String> arguments = Stream
			.concat(Stream.of("tables=" + size),
					options.values().entrySet().stream().map((option) -> option.getKey() + "=" + option.getValue()))
			.toList();
		Map<InSyncStart, Double> medians = new EnumMap<>(InSyncStart.class);
		try (ForkedJvm process = ForkedJvm.start(SizesBenchmark.class.getName(), options, ForkedJvm.ownClassPath(),
				List.of(HEAP), arguments.toArray(String[]::new))) {
			for (String line = process.expect(RESULT); !line.equals(END); line = process.expect(RESULT)) {
				String[] words = line.split(" ");
				medians.put(InSyncStart.valueOf(words[0]), Double.valueOf(words[1]));
			}
		}
		return medians;
	}

	private static void print(Map<Integer, Map<InSyncStart, Double>> results) {
		System.out.println("\n**In sync, by number of tables: medians in ms**\n");
		boolean both = results.containsKey(500) && results.containsKey(5000);
		row("contestant", results.keySet().stream().map(String::valueOf), both ? "5000 : 500" : "");
		row("---", results.keySet().stream().map((size) -> "---:"), "---:");
		for (InSyncStart start : InSyncStart.values()) {
			row(start.title(), results.values().stream().map((medians) -> format(medians.get(start))),
					both ? ratio(results.get(5000).get(start), results.get(500).get(start)) : "");
		}
	}

	private static void row(String first, Stream<String> cells, String last) {
		System.out.println("| " + first + cells.collect(Collectors.joining(" | ", " | ", " | ")) + last + " |");
	}

	private static String format(Double milliseconds) {
		return (milliseconds != null) ? String.format(Locale.ROOT, "%.1f", milliseconds) : "";
	}

	private static String ratio(Double one, Double other) {
		return (one != null && other != null) ? String.format(Locale.ROOT, "%.1f", one / other) : "";
	}

	/** Measure one size. */
	public static void main(String[] arguments) throws Exception {
		Options options = Options.of(List.of(arguments));
		int tables = options.number("tables", 0);
		try (MeasuredServer server = MeasuredServer.start(options)) {
			SchemaTools tools = SchemaTools.of(server, tables);
			tools.sync().run();
			Queries queries = tools.queries();
			List<InSyncStart> contestants = Stream.of(InSyncStart.values())
				.filter((start) -> start != InSyncStart.INDIVIDUALLY || tables <= INDIVIDUALLY)
				.filter((start) -> start.title().contains(options.text("only", "")))
				.toList();
			for (Map.Entry<InSyncStart, Double> median : medians(server, tools, queries, contestants,
					WarmUp.of(options), options.number("rounds", 5))
				.entrySet()) {
				System.out.println(RESULT + median.getKey() + " " + median.getValue());
			}
			System.out.println(RESULT + END);
		}
		System.exit(0);
	}

	private static Map<InSyncStart, Double> medians(MeasuredServer server, SchemaTools tools, Queries queries,
			List<InSyncStart> contestants, WarmUp warmUp, int rounds) throws Exception {
		Map<InSyncStart, List<Double>> times = new EnumMap<>(InSyncStart.class);
		for (InSyncStart start : contestants) {
			warmUp.run(Work.NOTHING, () -> start.run(tools, queries));
		}
		for (int round = 0; round < rounds; round++) {
			for (InSyncStart start : contestants) {
				double milliseconds = server.measure(() -> start.run(tools, queries)).milliseconds();
				times.computeIfAbsent(start, (key) -> new ArrayList<>()).add(milliseconds);
			}
		}
		Map<InSyncStart, Double> medians = new EnumMap<>(InSyncStart.class);
		times.forEach((start, all) -> medians.put(start, Median.of(all)));
		return medians;
	}

}
