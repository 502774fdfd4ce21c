package io.schemasync.boot;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CurrentSchema;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;

/**
 * What kind of database a persistence unit has.
 *
 * @param product name of the product
 * @param version version of the product
 * @param url where it is, without credentials
 * @param currentSchema the schema that the application's unqualified names mean
 * @param embedded whether it lives and dies with the application
 * @param supported whether a dialect knows it
 */
record TargetDatabase(String product, String version, String url, @Nullable String currentSchema, boolean embedded,
		boolean supported) {

	static TargetDatabase of(DataSource dataSource) {
		// First, because it explains why there is no connection
		boolean supported = SchemaSync.supports(dataSource);
		Identity identity = identify(dataSource);
		return new TargetDatabase(identity.product(), identity.version(), identity.url(), identity.currentSchema(),
				EmbeddedDatabaseConnection.isEmbedded(dataSource), supported);
	}

	// One connection after the other: a pool may hold a single one
	private static Identity identify(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			DatabaseMetaData metaData = connection.getMetaData();
			return new Identity(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(),
					JdbcUrls.withoutCredentials(metaData.getURL()), CurrentSchema.of(connection));
		}
		catch (SQLException ex) {
			throw new SchemaSyncException(Problem.CANNOT_CONNECT,
					"The database does not say what it is: " + ex.getMessage(),
					"Check that spring.datasource.url leads to the database that is meant, and that the driver fits it.",
					ex);
		}
	}

	private record Identity(String product, String version, String url, @Nullable String currentSchema) {
	}

}
