package io.schemasync.dialect.mariadb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.embedded.EmbeddedMariaDb;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import io.schemasync.plan.Plan;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What depends on how a server was started, so that each test has one of its own. */
@Tag("soak")
class MariaDbServerTests {

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	@Test
	void performanceSchemaTellsWhoHoldsATable() throws Exception {
		expectHolderNamed("--performance-schema=ON", "--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON");
	}

	/** No server of the tests brings it, so this is for an installed one that does. */
	@Test
	void pluginTellsWhoHoldsATable() throws Exception {
		Path folder = Path.of(System.getProperty("test.mariadb.plugins", "/usr/lib/mysql/plugin"));
		assumeTrue("installed".equals(System.getenv("TEST_MARIADB"))
				&& Files.exists(folder.resolve("metadata_lock_info.so")), "The plugin is not there");
		expectHolderNamed("--plugin-dir=" + folder, "--plugin-load-add=metadata_lock_info",
				"--plugin-maturity=experimental");
	}

	private static void expectHolderNamed(String... settings) throws Exception {
		try (EmbeddedMariaDb server = TestMariaDb.start(settings)) {
			TestDatabase database = TestMariaDb.freshDatabase(server);
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create table item (id int primary key)");
			jdbc.execute("create table shelf (id int primary key)");
			try (Connection holder = database.dataSource().getConnection();
					Connection bystander = database.dataSource().getConnection()) {
				String blockers = "connection " + begin(holder, "insert into item values (1)") + " (root@";
				String others = "connection " + begin(bystander, "insert into shelf values (1)") + " (root@";
				assertThat(blockers(jdbc, database, "item")).contains(blockers).doesNotContain(others);
				holder.rollback();
				assertThat(blockers(jdbc, database, "item")).as("nobody, rather than a bystander").isEmpty();
			}
		}
	}

	private static String blockers(JdbcTemplate jdbc, TestDatabase database, String table) {
		return new MariaDbDialect().blockers(jdbc, Set.of(new QualifiedName(database.name(), table)), Duration.ZERO);
	}

	private static long begin(Connection connection, String sql) throws Exception {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		return new MariaDbDialect().sessionId(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
	}

	@Test
	void namesOfTablesInSmallLettersAreTheSame() {
		JdbcTemplate model = new JdbcTemplate(TestMariaDb.freshDatabase().dataSource());
		model.execute("create table Shelf (Id bigint primary key)");
		model.execute(
				"create table Item (Id bigint primary key, ShelfId bigint, constraint fk_shelf foreign key (ShelfId) "
						+ "references Shelf (Id))");
		Schema desired = Unqualified.of(new MariaDbDialect().read(model, new CatalogScope(Set.of(), true)).schema());
		try (EmbeddedMariaDb server = TestMariaDb.start("--lower-case-table-names=1")) {
			TestDatabase database = TestMariaDb.freshDatabase(server);
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create table ITEM (ID bigint primary key)");
			jdbc.execute("insert into item values (1)");
			SchemaSync sync = SchemaSync.builder(database.dataSource()).desired(() -> desired).build();
			Plan remaining = sync.run().remaining();
			assertThat(remaining.steps()).isEmpty();
			assertThat(sync.plan().steps()).isEmpty();
			assertThat(sync.plan().unmapped()).isEmpty();
			assertThat(jdbc.queryForList("select concat(id, coalesce(shelfid, '-')) from item", String.class))
				.containsExactly("1-");
		}
	}

}
