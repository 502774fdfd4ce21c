package io.schemasync.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Dialects;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.Assert;

/**
 * The schema of an existing database, so that another one can be made to match it.
 */
public final class DatabaseSchemaSource implements SchemaSource {

	private final JdbcTemplate jdbc;

	private final CatalogScope scope;

	private DatabaseSchemaSource(JdbcTemplate jdbc, CatalogScope scope) {
		this.jdbc = jdbc;
		this.scope = scope;
	}

	/**
	 * Describe what a database holds.
	 * @param dataSource the database
	 * @param schemas the schemas to read; without any, the connection's current one
	 * @return the source
	 */
	public static DatabaseSchemaSource of(DataSource dataSource, String... schemas) {
		Assert.notNull(dataSource, "'dataSource' must not be null");
		return new DatabaseSchemaSource(new JdbcTemplate(dataSource),
				new CatalogScope(Set.of(schemas), schemas.length == 0));
	}

	@Override
	public Schema read() {
		Dialect dialect = this.jdbc.execute((ConnectionCallback<Dialect>) DatabaseSchemaSource::dialect);
		Assert.state(dialect != null, "A connection has a dialect");
		return model(dialect.read(this.jdbc, this.scope).schema());
	}

	private static Dialect dialect(Connection connection) throws SQLException {
		return Dialects.of(connection);
	}

	/** A model has views as views, not also as relations to be created. */
	private static Schema model(Schema schema) {
		List<Table> tables = schema.tables().values().stream().filter((table) -> table.kind().alterable()).toList();
		return schema.withTables(tables);
	}

}
