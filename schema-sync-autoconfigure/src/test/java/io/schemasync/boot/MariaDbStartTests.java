package io.schemasync.boot;

import java.util.List;
import java.util.Map;

import io.schemasync.SchemaSync;
import io.schemasync.boot.shop.Product;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import io.schemasync.execute.Finding;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** An application starts on MariaDB, of which it knows no more than the URL. */
@ExtendWith(OutputCaptureExtension.class)
class MariaDbStartTests {

	private final TestDatabase database = TestMariaDb.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	@Test
	void recreatesInDevelopment(CapturedOutput output) {
		ShopRunner.on(this.database)
			.withPropertyValues("ENVIRONMENT=dev")
			.run((context) -> assertThat(context).hasNotFailed());
		this.jdbc.execute("alter table product drop column name");
		this.jdbc.execute("insert into product (id) values (1)");
		ShopRunner.on(this.database)
			.withPropertyValues("ENVIRONMENT=dev")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.jdbc.queryForList("select name from product")).isEmpty();
		assertThat(this.jdbc.queryForList("select strategy from schemasync_metadata", String.class))
			.containsExactly("recreate");
		assertThat(output.getAll()).contains("MariaDB commits each change of the schema by itself");
	}

	@Test
	void addsInProductionAndKeepsTheRows() {
		this.jdbc.execute("create table product (id bigint primary key)");
		this.jdbc.execute("insert into product values (1)");
		ShopRunner.on(this.database).withPropertyValues("ENVIRONMENT=production").run((context) -> {
			assertThat(context).hasNotFailed();
			SyncedUnit unit = unit(context);
			assertThat(unit.database().currentSchema()).isEqualTo(this.database.name());
			assertThat(unit.history(50)).extracting((entry) -> entry.statement())
				.anyMatch((statement) -> statement.contains("add column"));
			assertThat(unit.history(50)).allMatch((entry) -> entry.outcome().equals("applied"));
		});
		assertThat(this.jdbc.queryForList("select id from product", Long.class)).containsExactly(1L);
	}

	@Test
	void lowPrivilegesAreEnoughForTheApplicationItself() {
		String name = "app_" + this.database.name();
		this.jdbc.execute("create user '" + name + "'@'127.0.0.1' identified by 'app'");
		this.jdbc.execute("create table legacy (id int)");
		this.jdbc.execute("grant select on " + this.database.name() + ".legacy to '" + name + "'@'127.0.0.1'");
		ShopRunner.on(this.database.as(name, "app"))
			.withPropertyValues("ENVIRONMENT=production", "schemasync.datasource.username=" + this.database.username(),
					"schemasync.datasource.password=" + this.database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(new JdbcTemplate(context.getBean(javax.sql.DataSource.class))
					.queryForObject("select count(*) from product", Integer.class)).isZero();
			});
		List<Map<String, Object>> rights = this.jdbc.queryForList(
				"select privilege_type from information_schema.table_privileges where table_name = 'product' and grantee = ?",
				"'" + name + "'@'127.0.0.1'");
		assertThat(rights).extracting((right) -> right.get("privilege_type"))
			.containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE", "DELETE");
	}

	@Test
	void missingRightsAreNamed() {
		TestDatabase poor = userWith("select, insert, update, delete");
		String grant = " ON " + this.database.name() + ".* TO '" + poor.username() + "'@'127.0.0.1'";
		ShopRunner.on(poor)
			.withPropertyValues("ENVIRONMENT=production")
			.run((context) -> assertThat(problem(context)).satisfies((problem) -> {
				assertThat(problem.problem()).isEqualTo(Problem.NO_RIGHTS);
				assertThat(problem).hasMessageContaining("CREATE command denied to user");
				assertThat(problem.action()).contains("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER", grant);
			}));
		this.jdbc.execute("grant create" + grant);
		this.jdbc.execute("create table product (id bigint primary key)");
		ShopRunner.on(poor)
			.withPropertyValues("ENVIRONMENT=production")
			.run((context) -> assertThat(problem(context)).satisfies((problem) -> {
				assertThat(problem.problem()).isEqualTo(Problem.NO_RIGHTS);
				assertThat(problem).hasMessageContaining("ALTER command denied to user");
				assertThat(problem.action()).contains("GRANT ", grant);
			}));
	}

	@Test
	void theRightsThatAreMissingAreKnownBefore() {
		TestDatabase poor = userWith("select, insert, create");
		assertThat(rights(poor)).singleElement().satisfies((finding) -> {
			assertThat(finding.ok()).isFalse();
			assertThat(finding.text()).isEqualTo(
					"user '%s'@'127.0.0.1' lacks UPDATE, DELETE, ALTER, INDEX, REFERENCES, CREATE TEMPORARY TABLES in database '%s'"
						.formatted(poor.username(), this.database.name()));
			this.jdbc.execute(finding.remedy().replace("As an administrator: ", ""));
		});
		assertThat(rights(poor)).singleElement().satisfies((finding) -> assertThat(finding.ok()).isTrue());
		ShopRunner.on(poor)
			.withPropertyValues("ENVIRONMENT=production")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(rights(this.database)).singleElement().satisfies((finding) -> assertThat(finding.ok()).isTrue());
	}

	private static List<Finding> rights(TestDatabase database) {
		try (EntityModels models = EntityModels.of(database, Product.class)) {
			return SchemaSync.builder(database.dataSource())
				.desired(models.source())
				.build()
				.examine()
				.stream()
				.filter((finding) -> finding.subject().equals("rights"))
				.toList();
		}
	}

	private TestDatabase userWith(String rights) {
		String name = "poor_" + this.database.name();
		this.jdbc.execute("create user '" + name + "'@'127.0.0.1' identified by 'app'");
		this.jdbc.execute("grant " + rights + " on " + this.database.name() + ".* to '" + name + "'@'127.0.0.1'");
		return this.database.as(name, "app");
	}

	private static SchemaSyncException problem(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		Throwable cause = context.getStartupFailure();
		while (cause != null && !(cause instanceof SchemaSyncException)) {
			cause = cause.getCause();
		}
		assertThat(cause).as("cause of %s", context.getStartupFailure()).isNotNull();
		return (SchemaSyncException) cause;
	}

	@Test
	void validateFailsWhereSomethingIsMissing() {
		ShopRunner.on(this.database)
			.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=validate")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("differs from the model"));
		assertThat(this.jdbc.queryForList("show tables")).isEmpty();
	}

	private static SyncedUnit unit(ApplicationContext context) {
		return context.getBean(SyncedUnits.class).all().iterator().next();
	}

}
