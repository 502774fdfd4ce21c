package io.schemasync.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures starts that find everything in sync and starts on an empty database, each
 * contestant in turn, round after round, in one process that is warm. Options:
 * {@code tables=500}, {@code rounds=15}, {@code warmup=5} in seconds for each contestant,
 * {@code latency=0,1,5} in milliseconds of each round trip, {@code locks=} for the
 * server's {@code max_locks_per_transaction}.
 */
final class SyncBenchmark {

	private static final String OUT_OF_MEMORY = "53200";

	private final Options options;

	private final MeasuredServer server;

	private final SchemaTools tools;

	private final int tables;

	private SyncBenchmark(Options options, MeasuredServer server) {
		this.options = options;
		this.server = server;
		this.tables = options.number("tables", 500);
		this.tools = SchemaTools.of(server, this.tables);
	}

	public static void main(String[] arguments) throws Exception {
		run(Options.of(List.of(arguments)));
		System.exit(0);
	}

	static void run(Options options) throws Exception {
		try (MeasuredServer server = MeasuredServer.start(options)) {
			SyncBenchmark benchmark = new SyncBenchmark(options, server);
			benchmark.inSync();
			benchmark.fromEmpty();
		}
	}

	private void inSync() throws Exception {
		this.tools.sync().run();
		Queries queries = this.tools.queries();
		Map<String, Contestant> contestants = new LinkedHashMap<>();
		Stream.of(InSyncStart.values())
			.forEach((start) -> contestants.put(start.title(),
					new Contestant(Work.NOTHING, () -> start.run(this.tools, queries))));
		measure("In sync", contestants, this.options.number("rounds", 15));
	}

	private void fromEmpty() throws Exception {
		this.server.empty();
		String script = this.tools.sync()
			.plan()
			.applicable()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.map((statement) -> statement.sql() + ";\n")
			.collect(Collectors.joining("", "begin;\n", "commit;\n"));
		Map<String, Contestant> contestants = new LinkedHashMap<>();
		contestants.put(InSyncStart.GROUPED.title(),
				new Contestant(this.server::empty, () -> this.tools.update("grouped")));
		if (fits(script)) {
			contestants.put("one message with the same script",
					new Contestant(this.server::empty, () -> message(script)));
		}
		contestants.put("schema-sync", new Contestant(this.server::empty, () -> this.tools.sync().run()));
		measure("From empty", contestants, Math.max(3, this.options.number("rounds", 15) / 5));
		countTransactions();
	}

	/** The server holds the locks of a transaction in a table of a fixed size. */
	private boolean fits(String script) throws SQLException {
		try {
			message(script);
			return true;
		}
		catch (SQLException ex) {
			if (!OUT_OF_MEMORY.equals(ex.getSQLState())) {
				throw ex;
			}
			System.out.println("\nThe script does not fit into one transaction: " + ex.getMessage());
			return false;
		}
	}

	private void message(String script) throws SQLException {
		try (Connection connection = this.tools.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			try {
				statement.execute(script);
			}
			catch (SQLException ex) {
				statement.execute("rollback");
				throw ex;
			}
		}
	}

	private void countTransactions() {
		this.server.empty();
		Recorder recorder = new Recorder(this.tools.dataSource());
		this.tools.sync(recorder.dataSource()).run();
		System.out.println("\nschema-sync created %d tables in %d transactions; max_locks_per_transaction is %s."
			.formatted(this.tables, recorder.transactions(),
					this.server.jdbc().queryForObject("show max_locks_per_transaction", String.class)));
	}

	private void measure(String title, Map<String, Contestant> contestants, int rounds) throws Exception {
		for (int latency : this.options.numbers("latency", "0")) {
			this.server.delay(Duration.ofMillis(latency));
			for (Contestant contestant : contestants.values()) {
				WarmUp.of(this.options).run(contestant.before(), contestant.work());
			}
			Timings timings = new Timings();
			for (int round = 0; round < rounds; round++) {
				for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
					contestant.getValue().before().run();
					timings.add(contestant.getKey(), this.server.measure(contestant.getValue().work()));
				}
			}
			timings.print("%s: %d tables, %d ms for each round trip, medians of %d rounds".formatted(title, this.tables,
					latency, rounds));
		}
	}

	/**
	 * One way to do the work.
	 *
	 * @param before what has to be done first, and is not measured
	 * @param work what is measured
	 */
	private record Contestant(Work before, Work work) {
	}

}
