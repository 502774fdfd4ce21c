package io.schemasync.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The MariaDB of the tests: one server for each JVM, one database for each test.
 * <p>
 * The environment variable {@code TEST_MARIADB} (or the system property
 * {@code test.mariadb}) chooses the server: {@code embedded} (default: the one on the
 * class path, else an installed one), {@code installed}, or {@code none}.
 */
public final class TestMariaDb {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private TestMariaDb() {
	}

	/**
	 * Tells whether somebody asked to do without.
	 * @return whether the tests are to be skipped
	 */
	public static boolean isUnwanted() {
		return kind().equals("none");
	}

	/**
	 * Creates an empty database.
	 * @return the database, with the superuser's credentials
	 */
	public static TestDatabase freshDatabase() {
		EmbeddedMariaDb server = Shared.SERVER;
		return freshDatabase(server);
	}

	/**
	 * Creates an empty database on another server than the shared one.
	 * @param server the server
	 * @return the database, with the superuser's credentials
	 */
	public static TestDatabase freshDatabase(EmbeddedMariaDb server) {
		String name = "test_" + COUNT.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(server.url(""), EmbeddedMariaDb.USERNAME,
				EmbeddedMariaDb.PASSWORD); Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot create the database '" + name + "'", ex);
		}
		return new TestDatabase(name, server.url(name), EmbeddedMariaDb.USERNAME, EmbeddedMariaDb.PASSWORD);
	}

	/**
	 * Starts another server, for the caller to close.
	 * @param settings further settings, such as {@code --performance-schema=ON}
	 * @return the server
	 */
	public static EmbeddedMariaDb start(String... settings) {
		return switch (kind()) {
			case "embedded" -> EmbeddedMariaDb.start(settings);
			case "installed" -> EmbeddedMariaDb.start(MariaDbBinaries.find(true), settings);
			default -> throw new IllegalStateException(
					"TEST_MARIADB is '" + kind() + "', but must be 'embedded', 'installed' or 'none'");
		};
	}

	private static String kind() {
		String value = System.getProperty("test.mariadb", System.getenv("TEST_MARIADB"));
		return (value != null && !value.isBlank()) ? value.strip() : "embedded";
	}

	/**
	 * Starts the server when it is first needed; it ends with the JVM.
	 */
	private static final class Shared {

		static final EmbeddedMariaDb SERVER = TestMariaDb.start();

	}

}
