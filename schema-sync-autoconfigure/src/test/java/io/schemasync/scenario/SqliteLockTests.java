package io.schemasync.scenario;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Others who read and write the same file of SQLite. */
class SqliteLockTests {

	private final TestDatabase database = TestSqlite.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final EntityModels model = model();

	private final CountDownLatch gaveWay = new CountDownLatch(1);

	private EntityModels model() {
		this.jdbc.execute("create table product (id bigint not null primary key, name varchar(20), "
				+ "price numeric(10,2), stock integer)");
		this.jdbc.execute("insert into product values (1, 'Earl Grey', 4.5, 7), (2, 'Assam', 3, null)");
		return EntityModels.of(this.database, TypeScenarios.Wider.Product.class);
	}

	@AfterEach
	void close() {
		this.model.close();
	}

	@Test
	void whoeverStillReadsAtTheEndOfTheTransactionIsWaitedFor() throws Exception {
		try (Connection reader = reading()) {
			CompletableFuture<Outcome> start = CompletableFuture.supplyAsync(sync("", Duration.ofMinutes(1))::run);
			assertThat(this.gaveWay.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(columns()).contains("name varchar(20)");
			reader.rollback();
			assertThat(start.get(1, TimeUnit.MINUTES)).isInstanceOf(Outcome.Applied.class);
		}
		assertThat(columns()).contains("name varchar(40)");
		assertThat(this.jdbc.queryForList("select name from product order by id", String.class))
			.containsExactly("Earl Grey", "Assam");
	}

	@Test
	void whoeverReadsForTooLongIsToldOf() throws Exception {
		try (Connection reader = reading()) {
			SchemaSync sync = sync("", Duration.ofMillis(200));
			SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, sync::run);
			assertThat(failure.problem()).isEqualTo(Problem.TABLES_LOCKED);
			assertThat(failure).hasMessageContaining("Nothing was changed.");
			reader.rollback();
		}
		assertThat(columns()).contains("name varchar(20)");
		assertThat(sync("", Duration.ofMinutes(1)).run()).isInstanceOf(Outcome.Applied.class);
	}

	/** Somebody else does the work while this replica gives way. */
	@Test
	void whatAnotherReplicaDidMeanwhileIsNotDoneAgain() throws Exception {
		try (Connection reader = reading()) {
			CompletableFuture<Outcome> start = CompletableFuture.supplyAsync(sync("", Duration.ofMinutes(1))::run);
			assertThat(this.gaveWay.await(1, TimeUnit.MINUTES)).isTrue();
			CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(sync("", Duration.ofMinutes(1))::run);
			reader.rollback();
			assertThat(List.of(start.get(1, TimeUnit.MINUTES), other.get(1, TimeUnit.MINUTES)))
				.allSatisfy((outcome) -> assertThat(outcome.remaining().steps()).isEmpty())
				.filteredOn(Outcome.Applied.class::isInstance)
				.hasSize(1);
		}
	}

	/** Whatever the application set for its own transactions. */
	@ParameterizedTest
	@ValueSource(strings = { "?transaction_mode=IMMEDIATE", "?transaction_mode=IMMEDIATE&journal_mode=WAL",
			"?transaction_mode=EXCLUSIVE", "?journal_mode=WAL" })
	void replicasWaitForEachOtherAndForOneWhoWrites(String settings) throws Exception {
		List<CompletableFuture<Outcome>> starts = new ArrayList<>();
		try (Connection writer = DriverManager.getConnection(this.database.url() + settings);
				Statement statement = writer.createStatement()) {
			writer.setAutoCommit(false);
			statement.execute("insert into product (id, name) values (3, 'Sencha')");
			for (int i = 0; i < 3; i++) {
				starts.add(CompletableFuture.supplyAsync(sync(settings, Duration.ofMinutes(1))::run));
			}
			TimeUnit.MILLISECONDS.sleep(300);
			assertThat(starts).noneMatch(CompletableFuture::isDone);
			writer.commit();
			writer.setAutoCommit(true);
		}
		List<Outcome> outcomes = new ArrayList<>();
		for (CompletableFuture<Outcome> start : starts) {
			outcomes.add(start.get(1, TimeUnit.MINUTES));
		}
		assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
		assertThat(outcomes).allSatisfy((outcome) -> assertThat(outcome.remaining().steps()).isEmpty());
		assertThat(columns()).contains("name varchar(40)");
		assertThat(this.jdbc.queryForList("select name from product order by id", String.class))
			.containsExactly("Earl Grey", "Assam", "Sencha");
	}

	private String columns() {
		return this.jdbc.queryForObject("select sql from sqlite_schema where name = 'product'", String.class);
	}

	/** Somebody who has read and not ended the transaction. */
	private Connection reading() throws SQLException {
		Connection reader = this.database.dataSource().getConnection();
		reader.setAutoCommit(false);
		try (Statement statement = reader.createStatement()) {
			statement.executeQuery("select * from product").next();
		}
		return reader;
	}

	private SchemaSync sync(String settings, Duration budget) {
		ExecutionSettings usual = ExecutionSettings.DEFAULTS;
		SyncListener listener = new SyncListener() {

			@Override
			public void retrying(String reason) {
				SqliteLockTests.this.gaveWay.countDown();
			}

		};
		TestDatabase opened = new TestDatabase(this.database.name(), this.database.url() + settings, "", "");
		return Settings.defaults()
			.builder(opened.dataSource(), this.model.source(), listener)
			.executionSettings(new ExecutionSettings(usual.lockWait(), Duration.ofMillis(50), budget,
					usual.statementTimeout(), true, false, false, null))
			.build();
	}

}
