package io.schemasync.benchmark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.embedded.TestDatabase;

/**
 * One process of {@link ColdBenchmark}: builds the session factory, waits for the word,
 * and does one piece of work once. Arguments: URL, number of entities, a
 * {@link InSyncStart} or {@link #PREPARE}, file with the queries.
 */
final class ColdStart {

	/** Create the schema and note the queries. */
	static final String PREPARE = "PREPARE";

	static final String READY = "ready";

	static final String GO = "go";

	static final String DONE = "done ";

	private ColdStart() {
	}

	public static void main(String[] arguments) throws Exception {
		TestDatabase database = new TestDatabase("postgres", arguments[0], "postgres", "postgres");
		SchemaTools tools = SchemaTools.of(database, ManyEntities.load(Integer.parseInt(arguments[1])));
		Path file = Path.of(arguments[3]);
		Work work = arguments[2].equals(PREPARE) ? () -> prepare(tools, file)
				: work(tools, InSyncStart.valueOf(arguments[2]), file);
		awaitFilled(tools.dataSource());
		use(tools.dataSource());
		System.out.println(READY);
		System.in.read();
		Stopwatch stopwatch = Stopwatch.start();
		work.run();
		Timings.Timing timing = stopwatch.stop(0);
		System.out.println(DONE + timing.milliseconds() + " " + timing.cpu());
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	/** In an application other work goes on while the pool opens its connections. */
	private static void awaitFilled(HikariDataSource dataSource) throws InterruptedException {
		while (dataSource.getHikariPoolMXBean().getIdleConnections() < dataSource.getMaximumPoolSize()) {
			Thread.sleep(10);
		}
	}

	/** The pool asks a connection that was idle for long whether it is alive. */
	private static void use(HikariDataSource dataSource) throws SQLException {
		dataSource.getConnection().close();
	}

	private static void prepare(SchemaTools tools, Path file) throws IOException {
		tools.sync().run();
		try (ObjectOutputStream output = new ObjectOutputStream(Files.newOutputStream(file))) {
			output.writeObject(tools.queries());
		}
	}

	private static Work work(SchemaTools tools, InSyncStart contestant, Path file) throws Exception {
		try (ObjectInputStream input = new ObjectInputStream(Files.newInputStream(file))) {
			Queries queries = (Queries) input.readObject();
			return () -> contestant.run(tools, queries);
		}
	}

}
