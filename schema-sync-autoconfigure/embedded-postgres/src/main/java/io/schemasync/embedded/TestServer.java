package io.schemasync.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server for tests, wherever it runs.
 */
interface TestServer {

	/**
	 * What both kinds of server are told: fast rather than safe, and with room for the
	 * pools of many cached application contexts.
	 */
	Map<String, String> SETTINGS = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off",
			"max_connections", "200", "timezone", "UTC");

	/**
	 * Returns the JDBC URL of a database.
	 */
	String url(String database);

	default void createDatabase(String name) {
		try (Connection connection = DriverManager.getConnection(url("postgres"), EmbeddedPostgres.USERNAME,
				EmbeddedPostgres.PASSWORD); Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot create the database '" + name + "'", ex);
		}
	}

	static TestServer start() {
		String kind = setting("test.postgres", "TEST_POSTGRES", "embedded");
		return switch (kind) {
			case "embedded" -> embedded();
			case "docker" -> docker();
			case "auto" -> isDockerAvailable() ? docker() : embedded();
			default -> throw new IllegalStateException(
					"TEST_POSTGRES is '" + kind + "', but must be 'docker', 'embedded' or 'auto'");
		};
	}

	private static TestServer embedded() {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
		SETTINGS.forEach(builder::setting);
		return builder.start()::url;
	}

	private static TestServer docker() {
		UnaryOperator<String> urls = DockerPostgres
			.start(setting("test.postgres.image", "TEST_POSTGRES_IMAGE", "postgres:18"));
		return urls::apply;
	}

	private static boolean isDockerAvailable() {
		try {
			return DockerPostgres.isAvailable();
		}
		catch (Throwable ex) {
			return false; // Testcontainers is not on the class path, or fails to look
		}
	}

	private static String setting(String property, String variable, String defaultValue) {
		String value = System.getProperty(property, System.getenv(variable));
		return (value != null && !value.isBlank()) ? value.strip() : defaultValue;
	}

}
