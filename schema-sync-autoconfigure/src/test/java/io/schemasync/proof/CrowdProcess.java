package io.schemasync.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.SyncListener;
import io.schemasync.schema.Schema;
import io.schemasync.source.DatabaseSchemaSource;

/**
 * One of many processes that use the library alone: each brings the databases that it is
 * told up to date, at the same moment as all others, and says what happened.
 */
final class CrowdProcess {

	static final String DONE = "done ";

	private final Process process;

	private final BufferedReader output;

	private final PrintWriter input;

	private CrowdProcess(Process process) {
		this.process = process;
		this.output = new BufferedReader(new InputStreamReader(process.getInputStream()));
		this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
	}

	static CrowdProcess start(TestDatabase barrier, TestDatabase model) throws IOException {
		return new CrowdProcess(
				Programs.start(CrowdProcess.class, barrier.url(), model.url(), model.username(), model.password()));
	}

	/** Tell it which database is next. */
	void next(TestDatabase database) {
		this.input.println(database.url());
	}

	/** Return how it ended for the database: the kind of outcome, and all warnings. */
	String outcome() throws IOException {
		StringBuilder rest = new StringBuilder();
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			if (line.startsWith(DONE)) {
				return rest + line.substring(DONE.length());
			}
			rest.append(line).append('\n');
		}
		return rest + "ended";
	}

	int exit() throws InterruptedException {
		this.input.close();
		return this.process.waitFor();
	}

	public static void main(String[] arguments) throws IOException {
		TestDatabase barrier = new TestDatabase("", arguments[0], arguments[2], arguments[3]);
		TestDatabase model = new TestDatabase("", arguments[1], arguments[2], arguments[3]);
		Schema desired = DatabaseSchemaSource.of(model.dataSource()).read();
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
		for (String url = input.readLine(); url != null; url = input.readLine()) {
			TestDatabase database = new TestDatabase("", url, arguments[2], arguments[3]);
			SchemaSync sync = Shops.sync(database.dataSource(), () -> desired).listener(new SyncListener() {

				@Override
				public void warned(String message) {
					System.out.println("warned: " + message);
				}

			}).build();
			Barrier.pass(barrier.dataSource());
			System.out.println(DONE + sync.run().getClass().getSimpleName());
		}
	}

}
