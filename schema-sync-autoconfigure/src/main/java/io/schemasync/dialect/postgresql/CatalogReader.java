package io.schemasync.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.CatalogWithRows;
import io.schemasync.dialect.Glance;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.SideTable;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the catalog with one statement.
 */
class CatalogReader {

	private static final int OLDEST = 14;

	CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table) {
		Integer major = jdbc.execute((ConnectionCallback<Integer>) (connection) -> majorVersion(connection));
		if (major == null || major < OLDEST) {
			throw unsupported(version(jdbc));
		}
		CatalogAssembler assembler = new CatalogAssembler();
		List<@Nullable String> side = new ArrayList<>();
		try {
			String sql = CatalogQuery.forVersion(major) + ((table != null) ? SideTableQuery.PART : "");
			List<@Nullable Object> parameters = new ArrayList<>(
					List.of(TextArray.of(scope.namespaces()), scope.defaultNamespace()));
			if (table != null) {
				parameters.addAll(SideTableQuery.parameters(table));
			}
			jdbc.query(sql, (RowCallbackHandler) (result) -> {
				if (result.getInt(1) == SideTableQuery.NUMBER) {
					side.add(result.getString(2));
				}
				else {
					assembler.add(result.getInt(1), result.getString(2));
				}
			}, parameters.toArray());
		}
		catch (DataAccessException ex) {
			throw lookAlike(jdbc, ex);
		}
		if (!LookAlike.isPostgreSql(assembler.fullVersion())) {
			throw unsupported(assembler.fullVersion());
		}
		if (assembler.hasExtension(LookAlike.CITUS)) {
			throw refusal(assembler.fullVersion() + " (" + LookAlike.CITUS_REASON + ")");
		}
		return new CatalogWithRows(assembler.catalog(), SideTableQuery.rows(side.isEmpty() ? null : side.get(0)));
	}

	/**
	 * Look at the catalog without reading it.
	 * @param question a query of at most one value, to be answered along
	 * @param parameters its parameters
	 * @return nothing where the server or its tables are not known
	 */
	Optional<Glance> glance(JdbcOperations jdbc, CatalogScope scope, String question, Object... parameters) {
		try {
			Optional<Glance> glance = jdbc.query((connection) -> {
				PreparedStatement statement = connection
					.prepareStatement(FingerprintQuery.forVersion(majorVersion(connection), question));
				statement.setString(1, TextArray.of(scope.namespaces()));
				statement.setBoolean(2, scope.defaultNamespace());
				for (int i = 0; i < parameters.length; i++) {
					statement.setObject(i + 3, parameters[i]);
				}
				return statement;
			}, (ResultSetExtractor<Optional<Glance>>) (result) -> result.next() ? Optional.of(glance(result))
					: Optional.empty());
			return (glance != null) ? glance : Optional.empty();
		}
		catch (DataAccessException ex) {
			return Optional.empty();
		}
	}

	private static Glance glance(ResultSet result) throws SQLException {
		CatalogRow server = new CatalogRow((@Nullable String[]) result.getArray(1).getArray());
		return new Glance(CatalogAssembler.server(server), result.getString(2), result.getString(3));
	}

	private static int majorVersion(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseMajorVersion();
	}

	/**
	 * Databases that speak the same protocol fail on the catalog: say which one it is.
	 */
	private static RuntimeException lookAlike(JdbcOperations jdbc, DataAccessException error) {
		String version;
		try {
			version = version(jdbc);
		}
		catch (DataAccessException ex) {
			error.addSuppressed(ex);
			return error;
		}
		return LookAlike.isPostgreSql(version) ? error : unsupported(version);
	}

	private static String version(JdbcOperations jdbc) {
		return String.valueOf(jdbc.queryForObject("select version()", String.class));
	}

	private static SchemaSyncException unsupported(String version) {
		return refusal(LookAlike.reason(version).map((why) -> version + " (" + why + ")").orElse(version));
	}

	private static SchemaSyncException refusal(String server) {
		return new SchemaSyncException(Problem.UNSUPPORTED_DATABASE,
				"The server is none that schema-sync supports: " + server,
				"schema-sync supports PostgreSQL " + OLDEST
						+ " and later, but not the databases that only speak its protocol. Set "
						+ "schemasync.enabled=false for this application, or upgrade the server.",
				null);
	}

}
