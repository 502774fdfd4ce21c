package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Set;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A fresh database and its dialect.
 */
class CatalogFixture {

	final PostgreSqlDialect dialect = new PostgreSqlDialect();

	final TestDatabase database = TestPostgres.freshDatabase();

	final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	void execute(String... statements) {
		List.of(statements).forEach(this.jdbc::execute);
	}

	Catalog read(String... namespaces) {
		return this.dialect.read(this.jdbc, new CatalogScope(Set.of(namespaces), true));
	}

	Table table(String name) {
		Table table = read().schema().tables().get(inPublic(name));
		if (table == null) {
			throw new AssertionError("No table " + name);
		}
		return table;
	}

	static QualifiedName inPublic(String name) {
		return new QualifiedName("public", name);
	}

}
