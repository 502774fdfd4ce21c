package io.schemasync.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import io.schemasync.dialect.CurrentSchema;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Finds the connections that schema-sync works with: its own where there are some, else
 * the application's.
 */
final class SyncDataSources {

	/** Most of a pool is for the application, which may be running meanwhile. */
	private static final int SHARE = 4;

	private final ListableBeanFactory beanFactory;

	private final SchemaSyncProperties properties;

	SyncDataSources(ListableBeanFactory beanFactory, SchemaSyncProperties properties) {
		this.beanFactory = beanFactory;
		this.properties = properties;
	}

	DataSource of(PersistenceUnit unit) {
		DataSource marked = marked(unit.name());
		DataSource own = (marked != null) ? marked : configured(unit);
		if (own == null) {
			return unit.dataSource();
		}
		String schema = unit.database().currentSchema();
		return (schema != null) ? new InSchema(own, schema) : own;
	}

	/** Tell how many connections the online phase may take. */
	int parallelism(PersistenceUnit unit, DataSource dataSource) {
		int wanted = Math.max(1, this.properties.getAdditive().getParallelism());
		if (dataSource != unit.dataSource()) {
			return wanted;
		}
		DataSourcePoolMetadata pool = new CompositeDataSourcePoolMetadataProvider(
				this.beanFactory.getBeanProvider(DataSourcePoolMetadataProvider.class).stream().toList())
			.getDataSourcePoolMetadata(dataSource);
		Integer connections = (pool != null) ? pool.getMax() : null;
		return (connections != null && connections > 0) ? Math.max(1, Math.min(wanted, connections / SHARE)) : wanted;
	}

	private @Nullable DataSource marked(String unit) {
		for (Map.Entry<String, Object> bean : this.beanFactory.getBeansWithAnnotation(SchemaSyncDataSource.class)
			.entrySet()) {
			SchemaSyncDataSource mark = this.beanFactory.findAnnotationOnBean(bean.getKey(),
					SchemaSyncDataSource.class);
			if (mark != null && (mark.value().isEmpty() || mark.value().equals(unit))
					&& bean.getValue() instanceof DataSource dataSource) {
				return dataSource;
			}
		}
		return null;
	}

	private @Nullable DataSource configured(PersistenceUnit unit) {
		SchemaSyncProperties.Connection connection = this.properties.getDatasource();
		if (connection.getUrl() == null && connection.getUsername() == null) {
			return null;
		}
		String url = (connection.getUrl() != null) ? connection.getUrl() : urlOf(unit.dataSource());
		// Without a pool: it is used once at start
		DriverManagerDataSource dataSource = new DriverManagerDataSource(url);
		dataSource.setUsername(connection.getUsername());
		dataSource.setPassword(connection.getPassword());
		return dataSource;
	}

	private static String urlOf(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return JdbcUrls.withoutUser(
					Objects.requireNonNull(connection.getMetaData().getURL(), "The driver does not know its URL"));
		}
		catch (SQLException ex) {
			throw new SchemaSyncException(Problem.CANNOT_CONNECT,
					"The database cannot be reached: " + JdbcUrls.withoutCredentials(String.valueOf(ex.getMessage())),
					"Check that the server runs or that the file can be opened, and that host, port and database in "
							+ "spring.datasource.url are right.",
					ex);
		}
	}

	/** Connections which mean the same by an unqualified name as the application's do. */
	private static final class InSchema extends DelegatingDataSource {

		private final String schema;

		InSchema(DataSource dataSource, String schema) {
			super(dataSource);
			this.schema = schema;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			CurrentSchema.use(connection, this.schema);
			return connection;
		}

	}

}
