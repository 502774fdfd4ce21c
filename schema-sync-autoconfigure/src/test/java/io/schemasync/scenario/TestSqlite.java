package io.schemasync.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.schemasync.embedded.TestDatabase;

/** Databases of SQLite, each in a file that is gone with the virtual machine. */
final class TestSqlite {

	private static final Path DIRECTORY = directory();

	private TestSqlite() {
	}

	static TestDatabase freshDatabase() {
		String name = UUID.randomUUID() + ".db";
		Path file = DIRECTORY.resolve(name);
		file.toFile().deleteOnExit();
		return new TestDatabase(name, "jdbc:sqlite:" + file, "", "");
	}

	private static Path directory() {
		try {
			Path directory = Files.createTempDirectory("schema-sync-sqlite");
			directory.toFile().deleteOnExit();
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
