package io.schemasync.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The shop as it is, on another database: another driver and another URL are all. */
class OtherDatabasesTests {

	private static final Pattern ID = Pattern.compile("\\{\"id\":(\\d+)");

	@TempDir
	private Path folder;

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

	@Test
	void runsOnSqlite() {
		sellsAndKeepsItsRows(sqlite(""));
	}

	/** These settings are for those who write at the same time. */
	@Test
	void sellsToSeveralAtOnceOnSqlite() throws Exception {
		TestDatabase database = sqlite("?journal_mode=WAL&busy_timeout=10000&transaction_mode=IMMEDIATE");
		ExecutorService customers = Executors.newFixedThreadPool(4);
		try (RunningShop shop = RunningShop.start(database, "production")) {
			List<Future<?>> visits = new ArrayList<>();
			for (int i = 0; i < 24; i++) {
				int number = i;
				visits.add(customers.submit(() -> buy(shop, "buyer" + number)));
			}
			for (Future<?> visit : visits) {
				visit.get();
			}
			assertThat(shop.get("/actuator/schemasync", "text/plain")).contains(": IN_SYNC (");
		}
		finally {
			customers.shutdownNow();
		}
		assertThat(new JdbcTemplate(database.dataSource()).queryForObject(
				"select count(*) from orders o join payments p on p.order_id = o.id where o.status = 'PAID'",
				Integer.class))
			.isEqualTo(24);
	}

	@Test
	void commandsWorkOnSqlite() throws Exception {
		TestDatabase database = sqlite("");
		Path script = this.folder.resolve("plan.sql");
		Path log = this.folder.resolve("log");
		assertThat(command(database, log, "plan", "--schemasync.format=sql", "--schemasync.output=" + script))
			.as(log.toString())
			.isEqualTo(2);
		assertThat(script).content().contains("create table orders (");
		assertThat(command(database, log, "verify")).as(log.toString()).isZero();
		assertThat(log).content()
			.contains("✓ version: SQLite ", "✓ plan: ")
			.doesNotContain("✗", "select ", "create table");
	}

	/** Run it in a process of its own, as a release does. */
	private int command(TestDatabase database, Path log, String command, String... arguments) throws Exception {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				SampleApplication.class.getName(), "--ENVIRONMENT=production", "--schemasync.command=" + command,
				"--spring.datasource.url=" + database.url()));
		line.addAll(List.of(arguments));
		return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
	}

	private TestDatabase sqlite(String settings) {
		return new TestDatabase("shop", "jdbc:sqlite:" + this.folder.resolve("shop.db") + settings, "", "");
	}

	private static void sellsAndKeepsItsRows(TestDatabase database) {
		try (RunningShop shop = RunningShop.start(database, "production")) {
			buy(shop, "grace");
			assertThat(shop.get("/actuator/schemasync", "text/plain")).contains(": IN_SYNC (");
		}
		try (RunningShop shop = RunningShop.start(database, "production")) {
			assertThat(shop.get("/customers", "application/json")).contains("grace@example.org");
			assertThat(shop.get("/orders", "application/json")).contains("\"customer\":\"grace\"", "PAID");
			assertThat(shop.get("/actuator/schemasync", "text/plain")).contains(": IN_SYNC (")
				.contains("objects match");
			assertThat(shop.get("/actuator/schemasync", "application/json")).contains("\"status\":\"IN_SYNC\"");
			assertThat(shop.get("/actuator/schemasync", "application/sql")).contains("0 steps to apply");
			assertThat(shop.get("/actuator/schemasync", "text/html")).contains("<html");
			shop.post("/customers", "{\"email\": \"ken@example.org\", \"name\": \"Ken\"}");
		}
	}

	/** Write through every kind of id that the shop has. */
	private static void buy(RunningShop shop, String name) {
		String customer = id(shop.post("/customers", """
				{"email": "%1$s@example.org", "name": "%1$s", "phones": ["1"]}""".formatted(name)));
		shop.post("/products", """
				{"sku": "%1$s", "name": "Mug of %1$s", "price": 9.5, "attributes": {"colour": "red"},
				 "categories": ["%1$s"]}""".formatted(name));
		String order = id(shop.post("/orders", """
				{"customerId": %s, "channel": "WEB", "lines": [{"sku": "%s", "quantity": 2}]}""".formatted(customer,
				name)));
		shop.post("/orders/" + order + "/card-payments", "{\"amount\": 19, \"lastDigits\": \"1234\"}");
	}

	private static String id(String json) {
		Matcher matcher = ID.matcher(json);
		assertThat(matcher.lookingAt()).as(json).isTrue();
		return matcher.group(1);
	}

}
