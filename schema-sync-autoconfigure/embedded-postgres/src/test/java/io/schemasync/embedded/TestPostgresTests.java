package io.schemasync.embedded;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestPostgres}.
 */
class TestPostgresTests {

	@Test
	void databasesAreSeparate() {
		TestDatabase one = TestPostgres.freshDatabase();
		TestDatabase two = TestPostgres.freshDatabase();
		JdbcClient.create(one.dataSource()).sql("CREATE TABLE shop (id bigint)").update();
		assertThat(tables(one)).isEqualTo(1);
		assertThat(tables(two)).isZero();
	}

	@Test
	void databaseCanBeSeenByAnotherUser() {
		TestDatabase database = TestPostgres.freshDatabase();
		JdbcClient.create(database.dataSource()).sql("CREATE ROLE clerk LOGIN PASSWORD 'secret'").update();
		assertThat(JdbcClient.create(database.as("clerk", "secret").dataSource())
			.sql("SELECT current_user")
			.query(String.class)
			.single()).isEqualTo("clerk");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> database.as("clerk", "guessed").dataSource().getConnection())
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
	}

	private static long tables(TestDatabase database) {
		return JdbcClient.create(database.dataSource())
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single();
	}

}
