package io.schemasync.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.BackfillSettings;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.TextComputation;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that fills one column with an expression and another one in Java,
 * and stands still at some batch.
 */
final class BackfillProcess {

	static final String AT_THE_POINT = "at the point";

	private BackfillProcess() {
	}

	/**
	 * Start a process and wait until it stands still.
	 * @param expression at which batch of the first column, 0 for none
	 * @param java at which batch of the second one, 0 for none
	 */
	static Process standing(TestDatabase database, int expression, int java) throws IOException {
		Process process = Programs.start(BackfillProcess.class, database.url(), database.username(),
				database.password(), String.valueOf(expression), String.valueOf(java));
		BufferedReader output = process.inputReader();
		StringBuilder printed = new StringBuilder();
		for (String line = output.readLine(); !AT_THE_POINT.equals(line); line = output.readLine()) {
			if (line == null) {
				throw new IllegalStateException("It ended before:\n" + printed);
			}
			printed.append(line).append('\n');
		}
		return process;
	}

	public static void main(String[] arguments) {
		TestDatabase database = new TestDatabase("", arguments[0], arguments[1], arguments[2]);
		Checkpoints points = Checkpoints.before(BackfillKillTests.BATCH, Integer.parseInt(arguments[3]),
				database.dataSource(), (connection) -> standStill());
		int[] left = { Integer.parseInt(arguments[4]) };
		SchemaSync.builder(points).desired(() -> wanted(() -> {
			if (--left[0] == 0) {
				standStill();
			}
		}))
			.owner("shop")
			.executionSettings(ExecutionSettings.DEFAULTS.withBackfill(new BackfillSettings(100, Duration.ofMillis(1))))
			.build()
			.run();
	}

	private static void standStill() {
		System.out.println(AT_THE_POINT);
		while (true) {
			LockSupport.park();
		}
	}

	/** Return the model. */
	static Schema wanted(Runnable meanwhile) {
		Column login = Column.of("login", ColumnType.of("text"), false)
			.withOrigin(Origin.of("com.acme.Customer#login").withPast(new Past(List.of(), "lower(name)")));
		Column code = Column.of("code", ColumnType.of("text"), false)
			.withOrigin(Origin.of("com.acme.Customer#code")
				.withPast(Past.NONE.computedBy(new TextComputation("Codes", "name", (names) -> {
					meanwhile.run();
					return names.stream().map(BackfillProcess::code).toList();
				}))));
		Table customers = Table.named(new QualifiedName(null, "customers"))
			.column(Column.of("id", ColumnType.of("bigint"), false))
			.column(Column.of("name", ColumnType.of("text"), true))
			.column(login)
			.column(code)
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.build();
		return Schema.of(Set.of(), List.of(customers), List.of(), List.of(), List.of(), List.of(), List.of());
	}

	private static @Nullable String code(@Nullable String name) {
		return "code of " + name;
	}

}
