package io.schemasync.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.SchemaSync;
import io.schemasync.embedded.EmbeddedPostgres;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.testing.EntityModels;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures starts that find everything in sync and starts on an empty database, each
 * contestant in turn, round after round. Arguments: {@code tables=500},
 * {@code rounds=15}, {@code latency=0,1,5} in milliseconds of each round trip,
 * {@code locks=} for the server's {@code max_locks_per_transaction}.
 */
final class SyncBenchmark {

	private static final String DATABASE = "postgres";

	private final Map<String, String> arguments;

	private final DelayProxy network;

	private final HikariDataSource dataSource;

	private final JdbcTemplate direct;

	private final EntityModels model;

	private final int tables;

	private SyncBenchmark(Map<String, String> arguments, EmbeddedPostgres server) {
		this.arguments = arguments;
		this.tables = number("tables", 500);
		this.network = new DelayProxy(server.port());
		String url = server.url(DATABASE);
		this.direct = new JdbcTemplate(
				new TestDatabase(DATABASE, url, server.username(), server.password()).dataSource());
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url.replace(":" + server.port() + "/", ":" + this.network.port() + "/"));
		config.setUsername(server.username());
		config.setPassword(server.password());
		config.setMaximumPoolSize(2);
		this.dataSource = new HikariDataSource(config);
		List<Class<?>> entities = ManyEntities.of(this.tables);
		Thread.currentThread().setContextClassLoader(entities.get(0).getClassLoader());
		this.model = EntityModels.of(new TestDatabase(DATABASE, url, server.username(), server.password()),
				Map.of("hibernate.connection.datasource", this.dataSource, "hibernate.max_fetch_depth", 0), entities);
		this.model.source().read();
	}

	public static void main(String[] arguments) throws Exception {
		Map<String, String> named = Stream.of(arguments)
			.map((argument) -> argument.split("=", 2))
			.collect(Collectors.toMap((words) -> words[0], (words) -> words[1]));
		try (EmbeddedPostgres server = EmbeddedPostgres.builder()
			.durable(true)
			.setting("max_locks_per_transaction", named.getOrDefault("locks", "1024"))
			.start()) {
			SyncBenchmark benchmark = new SyncBenchmark(named, server);
			benchmark.inSync();
			benchmark.fromEmpty();
		}
		System.exit(0);
	}

	private int number(String name, int otherwise) {
		return Integer.parseInt(this.arguments.getOrDefault(name, String.valueOf(otherwise)));
	}

	private void inSync() throws Exception {
		sync().run();
		Recorder recorder = new Recorder(this.dataSource);
		SchemaSync.builder(recorder.dataSource()).desired(this.model.source()).build().run();
		forget();
		SchemaSync.builder(recorder.dataSource()).desired(this.model.source()).build().run();
		Recorder.Query fingerprint = recorder.queries().get(0);
		Recorder.Query catalog = recorder.queries().get(2);
		Map<String, Contestant> contestants = new LinkedHashMap<>();
		contestants.put("Hibernate update, grouped", new Contestant(this::nothing, () -> hibernate("grouped")));
		contestants.put("Hibernate update, individually",
				new Contestant(this::nothing, () -> hibernate("individually")));
		contestants.put("Hibernate validate", new Contestant(this::nothing, this.model::validate));
		contestants.put("schema-sync, fingerprint", new Contestant(this::nothing, () -> sync().run()));
		contestants.put("bare fingerprint query", new Contestant(this::nothing, () -> run(fingerprint)));
		contestants.put("schema-sync, full read and plan", new Contestant(this::nothing, () -> sync().plan()));
		contestants.put("bare catalog query", new Contestant(this::nothing, () -> run(catalog)));
		for (String latency : this.arguments.getOrDefault("latency", "0").split(",")) {
			measure("In sync", contestants, Duration.ofMillis(Long.parseLong(latency)), number("rounds", 15));
		}
	}

	private void forget() {
		this.direct.update("update schemasync_metadata set fingerprint = null");
	}

	private void fromEmpty() throws Exception {
		empty();
		String script = sync().plan()
			.applicable()
			.stream()
			.flatMap((step) -> step.statements().stream())
			.map((statement) -> statement.sql() + ";\n")
			.collect(Collectors.joining("", "begin;\n", "commit;\n"));
		Map<String, Contestant> contestants = new LinkedHashMap<>();
		contestants.put("Hibernate update, grouped", new Contestant(this::empty, () -> hibernate("grouped")));
		contestants.put("one message with the same script", new Contestant(this::empty, () -> message(script)));
		contestants.put("schema-sync", new Contestant(this::empty, () -> sync().run()));
		for (String latency : this.arguments.getOrDefault("latency", "0").split(",")) {
			measure("From empty", contestants, Duration.ofMillis(Long.parseLong(latency)),
					Math.max(3, number("rounds", 15) / 5));
		}
	}

	private void nothing() {
	}

	private void empty() {
		this.direct.execute("drop schema public cascade; create schema public");
	}

	private SchemaSync sync() {
		return SchemaSync.builder(this.dataSource).desired(this.model.source()).build();
	}

	private void hibernate(String strategy) {
		Map<String, Object> settings = new HashMap<>(this.model.sessionFactory().getProperties());
		settings.put("hibernate.hbm2ddl.auto", "update");
		settings.put("hibernate.hbm2ddl.jdbc_metadata_extraction_strategy", strategy);
		SchemaManagementToolCoordinator.process(this.model.metadata(), this.model.sessionFactory().getServiceRegistry(),
				settings, (action) -> {
				});
	}

	private void run(Recorder.Query query) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(query.sql())) {
			for (int i = 0; i < query.parameters().size(); i++) {
				statement.setObject(i + 1, query.parameters().get(i));
			}
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					result.getObject(1);
				}
			}
		}
	}

	private void message(String script) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(script);
		}
	}

	private void measure(String title, Map<String, Contestant> contestants, Duration latency, int rounds)
			throws Exception {
		this.network.delay(latency);
		Map<String, List<Double>> times = new LinkedHashMap<>();
		Map<String, Integer> roundTrips = new HashMap<>();
		for (int round = -2; round < rounds; round++) {
			for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
				contestant.getValue().before().run();
				this.network.takeRoundTrips();
				long start = System.nanoTime();
				contestant.getValue().work().run();
				double milliseconds = (System.nanoTime() - start) / 1e6;
				roundTrips.put(contestant.getKey(), this.network.takeRoundTrips());
				if (round >= 0) {
					times.computeIfAbsent(contestant.getKey(), (name) -> new ArrayList<>()).add(milliseconds);
				}
			}
		}
		print("%s: %d tables, %d ms for each round trip, medians of %d rounds".formatted(title, this.tables,
				latency.toMillis(), rounds), times, roundTrips);
	}

	private static void print(String title, Map<String, List<Double>> times, Map<String, Integer> roundTrips) {
		System.out.println("\n" + title + "\n\n| contestant | ms | ratio | round trips |\n|---|---:|---:|---:|");
		double reference = median(times.values().iterator().next());
		times.forEach((name, all) -> System.out.println(String.format(Locale.ROOT, "| %s | %.1f | %.3f | %d |", name,
				median(all), median(all) / reference, roundTrips.get(name))));
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
	}

	/**
	 * One way to do the work.
	 *
	 * @param before what has to be done first, and is not measured
	 * @param work what is measured
	 */
	private record Contestant(Work before, Work work) {
	}

	/** Anything that may fail. */
	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

}
