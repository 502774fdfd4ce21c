package io.schemasync.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.schemasync.embedded.TestDatabase;

/**
 * Measures how much longer a Spring Boot application takes to be ready, with its schema
 * in sync, because of its schema tool: pairs of starts, one with and one without, which
 * has no schema-sync on its class path either. Options: {@code tables=100,500},
 * {@code rounds=30}, {@code latency=0}, {@code only=} for contestants whose names contain
 * that, {@code jvm=} for an option of the applications.
 */
final class StartBenchmark {

	private final Options options;

	private final MeasuredServer server;

	private final int tables;

	private final ApplicationClassPath without;

	private final ApplicationClassPath with;

	private StartBenchmark(Options options, MeasuredServer server, ModelFolder model, int tables) throws Exception {
		this.options = options;
		this.server = server;
		this.tables = tables;
		this.without = ApplicationClassPath.plain(model.write(tables));
		this.with = this.without.with(model.file("schema-sync.jar"));
	}

	static void run(Options options) throws Exception {
		try (MeasuredServer server = MeasuredServer.start(options); ModelFolder model = ModelFolder.create()) {
			for (int tables : options.numbers("tables", "100,500")) {
				new StartBenchmark(options, server, model, tables).run();
			}
		}
	}

	private void run() throws Exception {
		this.server.empty();
		start(this.server.direct(), Tool.SCHEMA_SYNC);
		start(this.server.direct(), Tool.SCHEMA_SYNC);
		String only = this.options.text("only", "");
		List<Tool> tools = Stream.of(Tool.values())
			.filter((tool) -> tool == Tool.NONE || tool.title.contains(only))
			.toList();
		int rounds = this.options.number("rounds", 30);
		for (int latency : this.options.numbers("latency", "0")) {
			this.server.delay(Duration.ofMillis(latency));
			List<Map<Tool, Start>> all = new ArrayList<>();
			for (int round = 0; round < rounds; round++) {
				all.add(round(tools, round));
			}
			print(tools, latency, all);
		}
	}

	/** None of them has the same one before it each time. */
	private Map<Tool, Start> round(List<Tool> tools, int round) throws Exception {
		Map<Tool, Start> starts = new EnumMap<>(Tool.class);
		for (int i = 0; i < tools.size(); i++) {
			Tool tool = tools.get((round + ((round % 2 == 0) ? i : tools.size() - i)) % tools.size());
			starts.put(tool, start(this.server.measured(), tool));
		}
		return starts;
	}

	private Start start(TestDatabase database, Tool tool) throws Exception {
		this.server.takeRoundTrips();
		try (ForkedJvm application = ManyEntitiesApplication.start(this.options,
				(tool == Tool.SCHEMA_SYNC) ? this.with : this.without, database, tool.properties)) {
			String[] times = application.expect(ManyEntitiesApplication.READY).split(" ");
			return new Start(Double.parseDouble(times[0]), Double.parseDouble(times[1]), Double.parseDouble(times[2]),
					this.server.takeRoundTrips());
		}
	}

	private void print(List<Tool> tools, int latency, List<Map<Tool, Start>> rounds) {
		System.out.println(
				"""

						**Ready: %d entities, %d ms for each round trip, %d rounds**

						| schema tool | JVM start to ready, ms | Boot's figure, ms | more than none, ms | quartiles | %% | more CPU, ms | round trips |
						|---|---:|---:|---:|---:|---:|---:|---:|"""
					.formatted(this.tables, latency, rounds.size()));
		double none = Median.of(rounds.stream().map((round) -> round.get(Tool.NONE).uptime()).toList());
		for (Tool tool : tools) {
			List<Start> starts = rounds.stream().map((round) -> round.get(tool)).toList();
			List<Double> more = differences(rounds, tool, Start::uptime);
			System.out
				.println(String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.0f | %.0f to %.0f | %.1f | %.0f | %d |",
						tool.title, Median.of(starts.stream().map(Start::uptime).toList()),
						Median.of(starts.stream().map(Start::boot).toList()), Median.of(more),
						more.get(more.size() / 4), more.get(more.size() * 3 / 4), 100 * Median.of(more) / none,
						Median.of(differences(rounds, tool, Start::cpu)), starts.get(starts.size() - 1).roundTrips()));
		}
	}

	private static List<Double> differences(List<Map<Tool, Start>> rounds, Tool tool, Function<Start, Double> figure) {
		return rounds.stream()
			.map((round) -> figure.apply(round.get(tool)) - figure.apply(round.get(Tool.NONE)))
			.sorted()
			.toList();
	}

	/** What looks after the schema. */
	private enum Tool {

		NONE("none", "--spring.jpa.hibernate.ddl-auto=none"),

		VALIDATE("Hibernate validate", "--spring.jpa.hibernate.ddl-auto=validate"),

		UPDATE("Hibernate update", "--spring.jpa.hibernate.ddl-auto=update"),

		SCHEMA_SYNC("schema-sync", "--ENVIRONMENT=production");

		private final String title;

		private final List<String> properties;

		Tool(String title, String... properties) {
			this.title = title;
			this.properties = List.of(properties);
		}

	}

	/**
	 * One start.
	 *
	 * @param uptime milliseconds from the start of the JVM
	 * @param boot milliseconds as Boot counts them
	 * @param cpu milliseconds of CPU, all threads together
	 * @param roundTrips round trips, those of the pool and of Hibernate itself included
	 */
	private record Start(double uptime, double boot, double cpu, int roundTrips) {
	}

}
