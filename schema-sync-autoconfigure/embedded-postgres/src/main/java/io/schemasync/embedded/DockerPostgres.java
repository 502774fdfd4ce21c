package io.schemasync.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container; the only place that needs Testcontainers.
 */
final class DockerPostgres {

	private DockerPostgres() {
	}

	static boolean isAvailable() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	/**
	 * Starts a container and returns how to reach a database in it.
	 */
	static UnaryOperator<String> start(String image) {
		PostgreSQLContainer container = new PostgreSQLContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
			.withUsername(EmbeddedPostgres.USERNAME)
			.withPassword(EmbeddedPostgres.PASSWORD)
			.withDatabaseName("postgres")
			.withCommand(command());
		container.start();
		return (database) -> "jdbc:postgresql://%s:%d/%s".formatted(container.getHost(),
				container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
	}

	private static String[] command() {
		List<String> command = new ArrayList<>(List.of("postgres"));
		TestServer.SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
		return command.toArray(String[]::new);
	}

}
