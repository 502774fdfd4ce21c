package io.schemasync.boot.command;

import java.nio.file.Path;

import io.schemasync.embedded.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** Commands and endpoint on SQLite. */
class SqliteCommandTests extends DatabaseCommands {

	@TempDir
	private static Path folder;

	@Override
	TestDatabase freshDatabase() {
		return new TestDatabase("shop", "jdbc:sqlite:" + folder.resolve("shop.db"), "", "");
	}

	@Override
	String product() {
		return "SQLite";
	}

	@Override
	String table() {
		return "product";
	}

}
