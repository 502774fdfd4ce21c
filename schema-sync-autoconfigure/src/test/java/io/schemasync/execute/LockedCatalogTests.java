package io.schemasync.execute;

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody changes a table while its catalog is read. */
class LockedCatalogTests extends SyncTests {

	@Test
	void startInSyncWaitsForWhoeverChangesATable() throws Exception {
		add(Models.shop());
		this.jdbc.execute("alter table customers alter column name set default lower('X')");
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			JdbcTemplate other = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			other.execute("alter table customers add column extra int");
			CompletableFuture<Outcome> start = CompletableFuture.supplyAsync(() -> add(Models.shop()));
			TimeUnit.MILLISECONDS.sleep(500);
			connection.commit();
			assertThat(start.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unchanged.class);
		}
	}

	@Test
	void limitOfTheWaitIsForThatStatementAlone() throws Exception {
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			own.execute("set lock_timeout = '7s'");
			new PostgreSqlDialect().read(own, new CatalogScope(Set.of(), true));
			assertThat(own.queryForObject("show lock_timeout", String.class)).isEqualTo("7s");
		}
	}

}
