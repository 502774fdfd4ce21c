package io.schemasync.benchmark;

import java.util.List;

/**
 * Runs the measuring program that the first argument names, {@code warm} if none does.
 */
final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] arguments) throws Exception {
		List<String> words = List.of(arguments);
		boolean named = !words.isEmpty() && !words.get(0).contains("=");
		Options options = Options.of(named ? words.subList(1, words.size()) : words);
		switch (named ? words.get(0) : "warm") {
			case "warm" -> SyncBenchmark.run(options);
			case "cold" -> ColdBenchmark.run(options);
			case "start" -> StartBenchmark.run(options);
			case "sizes" -> SizesBenchmark.run(options);
			case "memory" -> MemoryBenchmark.run(options);
			case "planning" -> planning(options);
			default -> throw new IllegalArgumentException("There is no benchmark '" + words.get(0) + "'");
		}
		System.exit(0);
	}

	/** It is compiled only where it is run, so that nothing else needs JMH. */
	private static void planning(Options options) throws Exception {
		Class.forName("io.schemasync.benchmark.PlanningBenchmark")
			.getDeclaredMethod("run", Options.class)
			.invoke(null, options);
	}

}
