package io.schemasync.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The MySQL of the tests: one server for each JVM, one database for each test.
 * <p>
 * The environment variable {@code TEST_MYSQL} (or the system property {@code test.mysql})
 * chooses the server: {@code auto} (default: a container where a Docker engine answers
 * that has the image, else none), {@code docker} (a container, whose image is pulled if
 * need be; {@code TEST_MYSQL_IMAGE} names it), the JDBC URL of a server that runs
 * ({@code jdbc:mysql://127.0.0.1:3306/}, for the user {@code root} with the password
 * {@code TEST_MYSQL_PASSWORD}), or {@code none}.
 */
public final class TestMySql {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private TestMySql() {
	}

	/**
	 * Tells why the tests are to be skipped.
	 * @return words for people, empty if there is a server
	 */
	public static Optional<String> missing() {
		return switch (kind()) {
			case "none" -> Optional.of("TEST_MYSQL=none");
			case "auto" -> absent();
			default -> Optional.empty();
		};
	}

	private static Optional<String> absent() {
		try {
			if (!DockerMySql.isAvailable()) {
				return Optional.of("No MySQL: no Docker engine answers (see TestMySql)");
			}
			return DockerMySql.hasImage(image()) ? Optional.empty()
					: Optional.of("No MySQL: run 'docker pull " + image() + "' first, or set TEST_MYSQL=docker");
		}
		catch (RuntimeException | LinkageError ex) {
			return Optional.of("No MySQL: Docker cannot be asked (" + ex + ")");
		}
	}

	/**
	 * Creates an empty database.
	 * @return the database, with the superuser's credentials
	 */
	public static TestDatabase freshDatabase() {
		String name = "test_" + COUNT.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(Shared.URL, "root", password());
				Statement statement = connection.createStatement()) {
			statement.execute("DROP DATABASE IF EXISTS " + name);
			statement.execute("CREATE DATABASE " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot create the database '" + name + "'", ex);
		}
		return new TestDatabase(name, Shared.URL + name, "root", password());
	}

	private static String kind() {
		return setting("test.mysql", "TEST_MYSQL", "auto");
	}

	private static String image() {
		return setting("test.mysql.image", "TEST_MYSQL_IMAGE", "mysql:8.4");
	}

	private static String password() {
		return setting("test.mysql.password", "TEST_MYSQL_PASSWORD", "mysql");
	}

	private static String setting(String property, String variable, String usual) {
		String value = System.getProperty(property, System.getenv(variable));
		return (value != null && !value.isBlank()) ? value.strip() : usual;
	}

	/**
	 * Starts the server when it is first needed; it ends with the JVM.
	 */
	private static final class Shared {

		static final String URL = kind().startsWith("jdbc:") ? kind() : DockerMySql.start(image(), password());

	}

}
