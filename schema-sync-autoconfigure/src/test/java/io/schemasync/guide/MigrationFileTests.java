package io.schemasync.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

import io.schemasync.SchemaSync;
import io.schemasync.Strategy;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.report.SqlReport;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The script of a plan with something of every kind, as a migration of other tools. */
class MigrationFileTests {

	private static final Map<String, String> OWN_LOCK_BESIDE = Map.of("flyway.postgresql.transactional.lock", "false");

	private final TestDatabase database = TestPostgres.freshDatabase();

	@TempDir
	private Path folder;

	/** The version before. */
	interface Old {

		enum Status {

			NEW, PAID

		}

		@Entity(name = "Orders")
		@Table(name = "orders")
		class Orders {

			@Id
			Long id;

			@Enumerated(EnumType.STRING)
			Status status;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Status kind;

			String code;

		}

	}

	/** The new version. */
	interface New {

		enum Status {

			NEW, PAID, GONE

		}

		@Entity(name = "Orders")
		@Table(name = "orders", indexes = @Index(name = "orders_note_idx", columnList = "note"))
		class Orders {

			@Id
			Long id;

			@Enumerated(EnumType.STRING)
			Status status;

			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Status kind;

			@Column(unique = true, nullable = false)
			String code;

			String note;

		}

		@Entity(name = "OrderLine")
		class OrderLine {

			@Id
			Long id;

			@ManyToOne
			Orders orders;

		}

	}

	@BeforeEach
	void writeThePlan() throws IOException {
		EntityModels.created(this.database, Old.Orders.class).close();
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("insert into orders (id, code) values (1, 'A-1')");
		jdbc.execute("drop cast (status as varchar)");
		String script = SqlReport.of(plan());
		assertThat(script).contains("add value", "start transaction;", "concurrently", "validate constraint", "do $$");
		Files.writeString(this.folder.resolve("V2__plan.sql"), script);
	}

	@Test
	void runsAsAMigrationOfFlyway() throws IOException {
		outsideOfTransactions();
		migrate(OWN_LOCK_BESIDE, "");
		assertThat(plan().steps()).isEmpty();
	}

	@Test
	void flywayRefusesItInsideOfATransaction() {
		assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> migrate(OWN_LOCK_BESIDE, ""))
			.withMessageContaining(
					"Detected both transactional and non-transactional statements within the same migration");
		assertThat(plan().steps()).hasSizeGreaterThan(5);
	}

	@Test
	void flywayWaitsForItselfWhereItsLockIsATransaction() throws IOException {
		outsideOfTransactions();
		assertThatExceptionOfType(FlywayException.class)
			.isThrownBy(() -> migrate(Map.of(), "?options=-c%20statement_timeout=2000"))
			.withMessageContaining("statement timeout");
	}

	@Test
	void schemaSyncFinishesWhatFlywayBegan() throws IOException {
		outsideOfTransactions();
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("insert into orders (id, code) values (2, 'A-1')");
		assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> migrate(OWN_LOCK_BESIDE, ""))
			.withMessageContaining("could not create unique index");
		jdbc.execute("delete from orders where id = 2");
		apply();
		assertThat(jdbc.update("update flyway_schema_history set success = true where version = '2'")).isOne();
		migrate(OWN_LOCK_BESIDE, "");
		assertThat(plan().steps()).isEmpty();
	}

	@Test
	void runsAsAChangesetOfLiquibase() throws Exception {
		update("runInTransaction: false");
		assertThat(plan().steps()).isEmpty();
	}

	@Test
	void liquibaseFailsInsideOfATransaction() {
		assertThatExceptionOfType(LiquibaseException.class).isThrownBy(() -> update("runInTransaction: true"))
			.withMessageContaining("cannot run inside a transaction block");
	}

	@Test
	void schemaSyncFinishesWhatLiquibaseBegan() throws Exception {
		liquibaseFailsInsideOfATransaction();
		apply();
		try (Liquibase liquibase = liquibase()) {
			liquibase.changeLogSync("");
		}
		update("runInTransaction: true");
		assertThat(plan().steps()).isEmpty();
	}

	private Plan plan() {
		return synchronizing(SchemaSync::plan);
	}

	private void apply() {
		synchronizing(SchemaSync::run);
	}

	private <T> T synchronizing(Function<SchemaSync, T> action) {
		try (EntityModels model = EntityModels.of(this.database, New.Orders.class, New.OrderLine.class)) {
			return action.apply(SchemaSync.builder(this.database.dataSource())
				.desired(model.source())
				.strategy(Strategy.ADDITIVE)
				.build());
		}
	}

	private void outsideOfTransactions() throws IOException {
		Files.writeString(this.folder.resolve("V2__plan.sql.conf"), "executeInTransaction=false\n");
	}

	private void migrate(Map<String, String> settings, String options) {
		Flyway.configure()
			.dataSource(this.database.url() + options, this.database.username(), this.database.password())
			.locations("filesystem:" + this.folder)
			.baselineOnMigrate(true)
			.configuration(settings)
			.load()
			.migrate();
	}

	private void update(String transaction) throws Exception {
		Files.writeString(this.folder.resolve("changelog.yaml"), """
				databaseChangeLog:
				  - changeSet:
				      id: plan
				      author: shop
				      %s
				      changes:
				        - sqlFile:
				            path: V2__plan.sql
				            relativeToChangelogFile: true
				""".formatted(transaction));
		try (Liquibase liquibase = liquibase()) {
			liquibase.update(new Contexts());
		}
	}

	private Liquibase liquibase() throws Exception {
		Database target = DatabaseFactory.getInstance()
			.findCorrectDatabaseImplementation(new JdbcConnection(this.database.dataSource().getConnection()));
		return new Liquibase("changelog.yaml", new DirectoryResourceAccessor(this.folder), target);
	}

}
