package io.schemasync.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the heap: what is alive while schema-sync reads and plans, and what an
 * application still holds when it is ready, against one that has not heard of it.
 * Options: {@code tables=500}, {@code rounds=3}, {@code jvm=} for an option of the
 * processes.
 */
final class MemoryBenchmark {

	/** The collector whose figures mean just what is alive. */
	private static final String EXACT = "-XX:+UseSerialGC";

	private static final String SCHEMA_SYNC = "--ENVIRONMENT=production";

	private final Options options;

	private final MeasuredServer server;

	private final int tables;

	private final ApplicationClassPath without;

	private final ApplicationClassPath with;

	private MemoryBenchmark(Options options, MeasuredServer server, ModelFolder model) throws Exception {
		this.options = options;
		this.server = server;
		this.tables = options.number("tables", 500);
		this.without = ApplicationClassPath.plain(model.write(this.tables));
		this.with = this.without.with(model.file("schema-sync.jar"));
	}

	static void run(Options options) throws Exception {
		try (MeasuredServer server = MeasuredServer.start(options); ModelFolder model = ModelFolder.create()) {
			MemoryBenchmark benchmark = new MemoryBenchmark(options, server, model);
			System.out.println("\n**Live heap: %d tables**\n".formatted(benchmark.tables));
			benchmark.whilePlanning(model.write(benchmark.tables));
			benchmark.afterStart();
		}
	}

	private void whilePlanning(Path model) throws Exception {
		try (ForkedJvm process = ForkedJvm.start(LiveHeap.class, this.options, List.of(EXACT), model,
				this.server.direct().url(), String.valueOf(this.tables), this.options.text("rounds", "3"))) {
			for (String line = process.expect(LiveHeap.RESULT); !line.isEmpty(); line = process
				.expect(LiveHeap.RESULT)) {
				System.out.println(line);
			}
		}
	}

	private void afterStart() throws Exception {
		List<Double> without = new ArrayList<>();
		List<Double> with = new ArrayList<>();
		List<String> classes = new ArrayList<>();
		start(this.with, SCHEMA_SYNC, classes);
		start(this.with, SCHEMA_SYNC, classes);
		for (int round = 0; round < this.options.number("rounds", 3); round++) {
			without.add(start(this.without, "--spring.jpa.hibernate.ddl-auto=none", new ArrayList<>()));
			classes = new ArrayList<>();
			with.add(start(this.with, SCHEMA_SYNC, classes));
		}
		System.out.println(String.format(Locale.ROOT,
				"- application that is ready, without schema-sync: %.2f MB\n- with it: %.2f MB, which is %.2f MB more",
				Median.of(without), Median.of(with), Median.of(with) - Median.of(without)));
		System.out.println("\n| instances | bytes | class |\n|---:|---:|---|");
		classes.stream()
			.filter((line) -> !line.contains("$$Lambda"))
			.forEach((line) -> System.out.println("| " + line.replace(" ", " | ") + " |"));
	}

	private double start(ApplicationClassPath classPath, String property, List<String> classes) throws Exception {
		try (ForkedJvm application = ManyEntitiesApplication.start(this.options, classPath, this.server.direct(),
				List.of(property, "--benchmark.heap"))) {
			for (String line = application.expect(ManyEntitiesApplication.HEAP); true; line = application
				.expect(ManyEntitiesApplication.HEAP)) {
				String[] words = line.split(" ", 2);
				if (words[0].equals("total")) {
					return Double.parseDouble(words[1]) / (1 << 20);
				}
				classes.add(words[1]);
			}
		}
	}

}
