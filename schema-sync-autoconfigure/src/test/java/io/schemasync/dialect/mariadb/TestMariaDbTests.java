package io.schemasync.dialect.mariadb;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TestMariaDb}.
 */
class TestMariaDbTests {

	@Test
	void everyDatabaseIsNewAndOnTheSameServer() {
		TestDatabase one = TestMariaDb.freshDatabase();
		TestDatabase other = TestMariaDb.freshDatabase();
		JdbcClient.create(one.dataSource()).sql("CREATE TABLE mine (id INT PRIMARY KEY)").update();
		assertThat(JdbcClient.create(other.dataSource())
			.sql("SHOW TABLES")
			.query((row, number) -> row.getString(1))
			.list()).isEmpty();
		assertThat(JdbcClient.create(other.dataSource()).sql("SELECT version()").query(String.class).single())
			.contains("MariaDB");
	}

}
