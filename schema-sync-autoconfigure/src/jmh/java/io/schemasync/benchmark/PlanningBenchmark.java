package io.schemasync.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Server;
import io.schemasync.plan.ModelHistory;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Planner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures planning alone: two schemas in memory are compared, and a plan is made of the
 * differences. Options: {@code tables=10,100,500,2000,10000}, {@code changed=0,100} for
 * the number of tables in a thousand that differ, {@code rounds=5}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlanningBenchmark {

	@Param({ "10", "100", "500", "2000", "10000" })
	private int tables;

	/** How many of a thousand tables differ. */
	@Param({ "0", "100" })
	private int changed;

	private Planner planner;

	private Catalog catalog;

	private Alignment alignment;

	static void run(Options options) throws Exception {
		ChainedOptionsBuilder builder = new OptionsBuilder().include(PlanningBenchmark.class.getName())
			.jvmArgs("-Xmx2g")
			.measurementIterations(options.number("rounds", 5));
		List.of("tables", "changed")
			.stream()
			.filter(options.values()::containsKey)
			.forEach((name) -> builder.param(name, options.values().get(name).split(",")));
		print(new Runner(builder.build()).run());
	}

	@Setup
	public void makeSchemas() {
		Dialect dialect = ServiceLoader.load(Dialect.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.filter((candidate) -> candidate.name().equals("PostgreSQL"))
			.findFirst()
			.orElseThrow();
		this.planner = new Planner(dialect, PlanSettings.DEFAULTS);
		this.catalog = new Catalog(
				new Server("PostgreSQL", "18.6", 180006, "benchmark", "benchmark", "benchmark", "public", false, 0),
				ManyTables.schema(this.tables, this.changed), Set.of(), Set.of());
		this.alignment = new Alignment(ManyTables.schema(this.tables, 0), List.of());
		Plan plan = plan();
		if (plan.inSync() != (this.changed == 0)) {
			throw new IllegalStateException(plan.steps().toString());
		}
	}

	@Benchmark
	public Plan plan() {
		// A planner that compared the very same catalog before doesn't do it again
		Catalog read = new Catalog(this.catalog.server(), this.catalog.schema(), Set.of(), Set.of());
		return this.planner.additive(read, this.alignment, Evidence.NONE, ModelHistory.NONE);
	}

	private static void print(Collection<RunResult> results) {
		System.out.println("""

				**Planning alone**

				| tables | of 1000 changed | ms | ns for each object |
				|---:|---:|---:|---:|""");
		for (RunResult result : results) {
			int tables = Integer.parseInt(result.getParams().getParam("tables"));
			double milliseconds = result.getPrimaryResult().getScore();
			System.out.println(String.format(Locale.ROOT, "| %d | %s | %.3f | %.0f |", tables,
					result.getParams().getParam("changed"), milliseconds,
					milliseconds * 1e6 / tables / ManyTables.OBJECTS));
		}
	}

}
