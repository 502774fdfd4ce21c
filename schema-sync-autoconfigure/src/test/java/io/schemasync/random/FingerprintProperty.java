package io.schemasync.random;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Whatever is dropped, the fingerprint of the catalog is another one.
 */
final class FingerprintProperty implements Property {

	private static final PostgreSqlDialect DIALECT = new PostgreSqlDialect();

	private final Workbench bench;

	FingerprintProperty(Workbench bench) {
		this.bench = bench;
	}

	@Override
	public Verdict check(RandomModel model) {
		this.bench.empty();
		try {
			this.bench.hibernate(ModelCompiler.compile(model), model.settings(), "create-only", (models) -> true);
		}
		catch (RuntimeException | Error ex) {
			return Verdict.refused(ex);
		}
		try (Connection connection = this.bench.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			return check(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Verdict check(Connection connection) throws SQLException {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		CatalogScope scope = new CatalogScope(Set.copyOf(jdbc.queryForList(
				"select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'",
				String.class)), true);
		String before = fingerprint(jdbc, scope);
		List<String> complaints = new ArrayList<>();
		for (String statement : Mutation.statements(jdbc)) {
			try {
				jdbc.execute(statement);
				if (fingerprint(jdbc, scope).equals(before)) {
					complaints.add("unnoticed: " + statement);
				}
			}
			catch (DataAccessException ex) {
				// Another part needs it
			}
			connection.rollback();
		}
		if (!fingerprint(jdbc, scope).equals(before)) {
			complaints.add("another one, though everything was undone");
		}
		connection.rollback();
		return Verdict.of(complaints);
	}

	private static String fingerprint(JdbcTemplate jdbc, CatalogScope scope) {
		return DIALECT.glance(jdbc, scope, "select null::text").orElseThrow().fingerprint();
	}

}
