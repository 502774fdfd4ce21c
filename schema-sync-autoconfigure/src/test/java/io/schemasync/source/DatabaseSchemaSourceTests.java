package io.schemasync.source;

import java.sql.Connection;

import io.schemasync.dialect.Dialects;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseSchemaSourceTests {

	@Test
	void readsCurrentSchemaOrNamedOnes() {
		TestDatabase database = TestPostgres.freshDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		jdbc.execute("create schema other");
		jdbc.execute("create table t (id int primary key)");
		jdbc.execute("create table other.o (id int)");
		jdbc.execute("create view v as select * from t");
		Schema current = DatabaseSchemaSource.of(database.dataSource()).read();
		assertThat(current.tables()).containsOnlyKeys(new QualifiedName("public", "t"));
		assertThat(current.views()).containsOnlyKeys(new QualifiedName("public", "v"));
		assertThat(DatabaseSchemaSource.of(database.dataSource(), "other").read().tables())
			.containsOnlyKeys(new QualifiedName("other", "o"));
	}

	@Test
	void namesUnsupportedDatabaseAndSupportedOnes() throws Exception {
		try (Connection connection = new DriverManagerDataSource("jdbc:hsqldb:mem:unsupported").getConnection()) {
			assertThatExceptionOfType(SchemaSyncException.class).isThrownBy(() -> Dialects.of(connection))
				.withMessageContaining("HSQL")
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.UNSUPPORTED_DATABASE))
				.satisfies((ex) -> assertThat(ex.action()).contains("PostgreSQL 14 and later", "H2"));
		}
	}

}
