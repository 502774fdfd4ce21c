package io.schemasync.boot.command;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import org.junit.jupiter.api.BeforeAll;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Commands and endpoint on MariaDB. */
class MariaDbCommandTests extends DatabaseCommands {

	private String name;

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	@Override
	TestDatabase freshDatabase() {
		TestDatabase database = TestMariaDb.freshDatabase();
		this.name = database.name();
		return database;
	}

	@Override
	String product() {
		return "MariaDB";
	}

	@Override
	String table() {
		return this.name + ".product";
	}

}
