package io.schemasync.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.schemasync.embedded.TestDatabase;

/**
 * Measures starts that find everything in sync as they are: once in each process. The
 * process has built its session factory and its pool is open; what the tool itself needs
 * is loaded, interpreted and compiled as it goes. Options: {@code tables=500},
 * {@code rounds=7}, {@code latency=0,1,5}, {@code only=} for contestants whose names
 * contain that, {@code jvm=} for an option of the processes.
 */
final class ColdBenchmark {

	private final Options options;

	private final MeasuredServer server;

	private final Path model;

	private final int tables;

	private ColdBenchmark(Options options, MeasuredServer server, Path model) {
		this.options = options;
		this.server = server;
		this.model = model;
		this.tables = options.number("tables", 500);
	}

	static void run(Options options) throws Exception {
		try (MeasuredServer server = MeasuredServer.start(options); ModelFolder model = ModelFolder.create()) {
			new ColdBenchmark(options, server, model.write(options.number("tables", 500))).run();
		}
	}

	private void run() throws Exception {
		Path queries = this.model.resolve("queries");
		start(this.server.direct(), ColdStart.PREPARE, queries);
		String only = this.options.text("only", "");
		List<InSyncStart> contestants = Stream.of(InSyncStart.values())
			.filter((start) -> start.title().contains(only))
			.toList();
		int rounds = this.options.number("rounds", 7);
		for (int latency : this.options.numbers("latency", "0")) {
			this.server.delay(Duration.ofMillis(latency));
			Timings timings = new Timings();
			for (int round = 0; round < rounds; round++) {
				for (InSyncStart contestant : contestants) {
					timings.add(contestant.title(), start(this.server.measured(), contestant.name(), queries));
				}
			}
			timings.print("In sync, cold: %d tables, %d ms for each round trip, medians of %d rounds"
				.formatted(this.tables, latency, rounds));
		}
	}

	private Timings.Timing start(TestDatabase database, String task, Path queries) throws Exception {
		try (ForkedJvm process = ForkedJvm.start(ColdStart.class, this.options, List.of(), this.model, database.url(),
				String.valueOf(this.tables), task, queries.toString())) {
			process.expect(ColdStart.READY);
			this.server.takeRoundTrips();
			process.tell(ColdStart.GO);
			String[] times = process.expect(ColdStart.DONE).split(" ");
			return new Timings.Timing(Double.parseDouble(times[0]), Double.parseDouble(times[1]),
					this.server.takeRoundTrips());
		}
	}

}
