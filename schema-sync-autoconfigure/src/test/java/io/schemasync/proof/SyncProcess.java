package io.schemasync.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Outcome;
import io.schemasync.source.DatabaseSchemaSource;

/**
 * A process of its own that uses the library alone: it makes one database like another,
 * and can stand still before one of its statements.
 */
final class SyncProcess {

	static final String RUNNING = "running";

	static final String AT_THE_POINT = "at the point";

	private final Process process;

	private final BufferedReader output;

	private SyncProcess(Process process) {
		this.process = process;
		this.output = new BufferedReader(new InputStreamReader(process.getInputStream()));
	}

	/**
	 * Start a process.
	 * @param point before which statement it stands still, a negative one for never
	 */
	static SyncProcess start(TestDatabase database, TestDatabase model, int point) throws IOException {
		return new SyncProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				SyncProcess.class.getName(), database.url(), model.url(), database.username(), database.password(),
				String.valueOf(point))
			.redirectErrorStream(true)
			.start());
	}

	/**
	 * Wait until it prints a line.
	 * @return whether it did, or ended without
	 */
	boolean prints(String line) throws IOException {
		for (String printed = this.output.readLine(); printed != null; printed = this.output.readLine()) {
			if (printed.equals(line)) {
				return true;
			}
		}
		return false;
	}

	/** Do as {@code kill -9}. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	boolean succeeds() throws IOException, InterruptedException {
		List<String> rest = this.output.lines().toList();
		boolean success = this.process.waitFor() == 0;
		if (!success) {
			rest.forEach(System.err::println);
		}
		return success;
	}

	public static void main(String[] arguments) {
		TestDatabase database = new TestDatabase("", arguments[0], arguments[2], arguments[3]);
		TestDatabase model = new TestDatabase("", arguments[1], arguments[2], arguments[3]);
		Checkpoints points = Checkpoints.before(Integer.parseInt(arguments[4]), database.dataSource(),
				(connection) -> standStill());
		DatabaseSchemaSource desired = DatabaseSchemaSource.of(model.dataSource());
		System.out.println(RUNNING);
		Outcome outcome = Shops.sync(points, desired).build().run();
		System.out.println(outcome.getClass().getSimpleName());
	}

	private static void standStill() {
		System.out.println(AT_THE_POINT);
		while (true) {
			LockSupport.park();
		}
	}

}
