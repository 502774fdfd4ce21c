package io.schemasync.sample.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.schemasync.embedded.EmbeddedPostgres;
import io.schemasync.sample.database.SampleProperties.StartFrom;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Starts a PostgreSQL of the sample's own unless {@code spring.datasource.url} names
 * another.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabaseConfiguration.NoUrlCondition.class)
class EmbeddedDatabaseConfiguration {

	private static final ClassPathResource FIRST_VERSION = new ClassPathResource("db/shop-v1.sql");

	@Bean
	EmbeddedPostgres embeddedPostgres(SampleProperties properties) {
		return EmbeddedPostgres.builder().dataDirectory(properties.postgresDirectory()).durable(true).start();
	}

	@Bean
	JdbcConnectionDetails embeddedDatabase(EmbeddedPostgres postgres, SampleProperties properties,
			Environment environment) throws SQLException {
		StartFrom startFrom = properties.startFrom(environment);
		EmbeddedDatabase database = new EmbeddedDatabase(postgres.url(startFrom.database()), postgres.username(),
				postgres.password());
		if (postgres.createDatabase(startFrom.database()) && startFrom == StartFrom.V1) {
			loadFirstVersion(database);
		}
		return database;
	}

	private static void loadFirstVersion(EmbeddedDatabase database) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url(), database.username(),
				database.password())) {
			ScriptUtils.executeSqlScript(connection, FIRST_VERSION);
		}
	}

	private record EmbeddedDatabase(String url, String username, String password) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.username;
		}

		@Override
		public String getPassword() {
			return this.password;
		}

	}

	static final class NoUrlCondition extends NoneNestedConditions {

		NoUrlCondition() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty("spring.datasource.url")
		static class Url {

		}

	}

}
