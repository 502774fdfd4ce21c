package io.schemasync.boot.command;

import java.util.UUID;

import io.schemasync.embedded.TestDatabase;

/** Commands and endpoint on H2. */
class H2CommandTests extends DatabaseCommands {

	@Override
	TestDatabase freshDatabase() {
		String name = UUID.randomUUID().toString();
		return new TestDatabase(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
	}

	@Override
	String product() {
		return "H2";
	}

	@Override
	String table() {
		return "PUBLIC.PRODUCT";
	}

}
