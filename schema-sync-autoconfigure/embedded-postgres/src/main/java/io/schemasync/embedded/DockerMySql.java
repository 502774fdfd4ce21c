package io.schemasync.embedded;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A MySQL in a container; with {@link DockerPostgres} the only place that needs
 * Testcontainers.
 */
final class DockerMySql {

	private DockerMySql() {
	}

	static boolean isAvailable() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	/** Tells whether a container can be started without a download. */
	static boolean hasImage(String image) {
		try {
			DockerClientFactory.instance().client().inspectImageCmd(image).exec();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Starts a container and returns the server's JDBC URL.
	 */
	static String start(String image, String password) {
		MySQLContainer container = new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"))
			.withUsername("root")
			.withPassword(password)
			.withDatabaseName("test")
			.withCommand("mysqld", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--sync-binlog=0",
					"--default-time-zone=+00:00");
		container.start();
		return "jdbc:mysql://%s:%d/".formatted(container.getHost(), container.getMappedPort(MySQLContainer.MYSQL_PORT));
	}

}
