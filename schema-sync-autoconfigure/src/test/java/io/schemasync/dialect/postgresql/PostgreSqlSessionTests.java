package io.schemasync.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static io.schemasync.dialect.postgresql.CatalogFixture.inPublic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgreSqlSessionTests {

	private static final String SETTINGS = "select name, setting from pg_settings where name not in ('in_hot_standby')";

	private final CatalogFixture fixture = new CatalogFixture();

	private final PostgreSqlDialect dialect = this.fixture.dialect;

	private Connection connection;

	private JdbcTemplate jdbc;

	@BeforeEach
	void connect() throws SQLException {
		this.connection = this.fixture.database.dataSource().getConnection();
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
	}

	@AfterEach
	void disconnect() throws SQLException {
		this.connection.close();
	}

	@Test
	void restoresEverySettingOfTheSession() {
		this.jdbc.execute("set statement_timeout = '7s'");
		this.jdbc.execute("set TimeZone = 'Asia/Tokyo'");
		List<Map<String, Object>> before = this.jdbc.queryForList(SETTINGS);
		this.dialect.openSession(this.jdbc);
		this.dialect.openSession(this.jdbc);
		assertThat(setting("TimeZone")).isEqualTo("UTC");
		assertThat(setting("statement_timeout")).isEqualTo("0");
		assertThat(setting("client_connection_check_interval")).isEqualTo("2s");
		this.dialect.closeSession(this.jdbc);
		assertThat(this.jdbc.queryForList(SETTINGS)).isEqualTo(before);
		this.dialect.closeSession(this.jdbc);
		assertThat(setting("TimeZone")).isEqualTo("Asia/Tokyo");
	}

	@Test
	void doesNotEndWithTheTransactionTimeoutOfTheRole() {
		Integer version = this.jdbc.queryForObject("select current_setting('server_version_num')::int", Integer.class);
		assumeThat(version).as("PostgreSQL 17 knows it").isGreaterThanOrEqualTo(170000);
		this.jdbc.execute("set transaction_timeout = '7s'");
		this.dialect.openSession(this.jdbc);
		this.dialect.openSession(this.jdbc);
		assertThat(setting("transaction_timeout")).isEqualTo("0");
		this.dialect.closeSession(this.jdbc);
		assertThat(setting("transaction_timeout")).isEqualTo("7s");
		this.dialect.closeSession(this.jdbc);
		assertThat(setting("transaction_timeout")).isEqualTo("7s");
	}

	@Test
	void limitsOnlyTheTransaction() throws SQLException {
		this.connection.setAutoCommit(false);
		this.dialect.limitTransaction(this.jdbc, Duration.ofSeconds(2), Duration.ZERO);
		assertThat(setting("lock_timeout")).isEqualTo("2s");
		assertThat(setting("statement_timeout")).isEqualTo("1ms");
		this.connection.rollback();
		assertThat(setting("lock_timeout")).isEqualTo("0");
	}

	@Test
	void onlyOneSessionGetsTheLock() {
		assertThat(this.dialect.tryLock(this.jdbc, "shop")).isTrue();
		assertThat(this.dialect.tryLock(this.fixture.jdbc, "shop")).isFalse();
		assertThat(this.dialect.lockHolder(this.fixture.jdbc, "shop")).startsWith("pid ")
			.contains("of role " + this.fixture.database.username());
		assertThat(this.dialect.lockHolder(this.fixture.jdbc, "other")).isEmpty();
		this.dialect.unlock(this.jdbc, "shop");
		assertThat(this.dialect.lockHolder(this.fixture.jdbc, "shop")).isEmpty();
	}

	@Test
	void namesSessionsThatHoldTables() throws SQLException {
		this.fixture.execute("create table \"T x\" (a int)");
		this.connection.setAutoCommit(false);
		this.dialect.lockTables(this.jdbc, List.of(inPublic("T x")));
		assertThat(this.dialect.blockers(this.fixture.jdbc, List.of(inPublic("T x"), inPublic("gone"))))
			.contains("AccessExclusiveLock on public.T x")
			.contains("idle in transaction");
		this.connection.rollback();
		assertThat(this.dialect.blockers(this.fixture.jdbc, List.of(inPublic("T x")))).isEmpty();
	}

	@Test
	void findsTablesWithRowsAndThoseItMayNotRead() throws SQLException {
		this.fixture.execute("create table filled as select 1 a", "create table empty (a int)",
				"create table secret (a int)", "create table parts (a int) partition by list (a)",
				"create table part1 partition of parts for values in (1)", "insert into parts values (1)",
				"create role reader_" + this.fixture.database.name());
		String role = "reader_" + this.fixture.database.name();
		this.fixture.execute("grant select on filled, empty, parts to " + role);
		this.connection.setAutoCommit(false);
		this.jdbc.execute("set local role " + role);
		assertThat(this.dialect.tablesWithRows(this.jdbc,
				Set.of(inPublic("filled"), inPublic("empty"), inPublic("secret"), inPublic("parts"))))
			.containsExactlyInAnyOrder(inPublic("filled"), inPublic("secret"), inPublic("parts"));
		this.connection.rollback();
	}

	@Test
	void classifiesErrorsOfTheServer() {
		assertThatThrownBy(() -> this.jdbc.execute("select pg_read_file('x'), 1/0 where false or nope")).rootCause()
			.isInstanceOfSatisfying(SQLException.class,
					(ex) -> assertThat(this.dialect.classify(ex)).isEqualTo(ErrorKind.OTHER));
	}

	@ParameterizedTest
	@CsvSource({ "55P03,LOCK", "40P01,LOCK", "42501,RIGHTS", "08006,CONNECTION", "53300,CONNECTION", "3D000,CONNECTION",
			"28P01,CREDENTIALS", "25006,READ_ONLY", "57014,TIMEOUT", "42P01,OTHER" })
	void classifiesByState(String state, ErrorKind kind) {
		assertThat(this.dialect.classify(new SQLException("reason", state))).isEqualTo(kind);
		assertThat(this.dialect.classify(new SQLException("no state"))).isEqualTo(ErrorKind.OTHER);
	}

	private String setting(String name) {
		return String.valueOf(this.jdbc.queryForObject("select current_setting(?)", String.class, name));
	}

}
