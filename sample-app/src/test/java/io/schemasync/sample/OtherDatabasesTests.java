package io.schemasync.sample;

import java.util.UUID;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The shop as it is, on another database: another driver and another URL are all. */
class OtherDatabasesTests {

	@Test
	void runsOnH2() {
		String name = UUID.randomUUID().toString();
		sellsAndKeepsItsRows(new TestDatabase(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""));
	}

	@Test
	void runsOnMariaDb() {
		assumeThat(TestMariaDb.isUnwanted()).as("TEST_MARIADB=none").isFalse();
		sellsAndKeepsItsRows(TestMariaDb.freshDatabase());
	}

	private static void sellsAndKeepsItsRows(TestDatabase database) {
		try (RunningShop shop = RunningShop.start(database, "production")) {
			shop.post("/customers", "{\"email\": \"grace@example.org\", \"name\": \"Grace\", \"phones\": [\"1\"]}");
			assertThat(shop.get("/actuator/schemasync", "text/plain")).contains(": IN_SYNC (");
		}
		try (RunningShop shop = RunningShop.start(database, "production")) {
			assertThat(shop.get("/customers", "application/json")).contains("grace@example.org");
			assertThat(shop.get("/actuator/schemasync", "text/plain")).contains(": IN_SYNC (")
				.contains("objects match");
		}
	}

}
