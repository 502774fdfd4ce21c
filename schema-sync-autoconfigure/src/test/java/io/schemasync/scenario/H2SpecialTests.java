package io.schemasync.scenario;

import java.io.StringReader;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Plan;
import io.schemasync.report.SqlReport;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.h2.tools.RunScript;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is special about H2. */
class H2SpecialTests {

	private final TestDatabase database = H2ScenarioTests.database("");

	private final ScenarioDatabase scenario = new ScenarioDatabase(this.database, H2Spelling::of);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** A model of which H2 does not understand the last table. */
	interface Broken {

		@Entity(name = "Alpha")
		class Alpha {

			@Id
			Long id;

		}

		@Entity(name = "Omega")
		class Omega {

			@Id
			Long id;

			@Column(columnDefinition = "nosuchtype")
			String text;

		}

	}

	/** The same, mended. */
	interface Mended {

		@Entity(name = "Omega")
		class Omega {

			@Id
			Long id;

			String text;

		}

	}

	@Test
	void saysWhereAFailureLeavesTheDatabaseAndTheNextStartDoesTheRest() {
		try (EntityModels broken = EntityModels.of(this.database, Broken.Alpha.class, Broken.Omega.class)) {
			SchemaSync sync = sync(Settings.defaults(), broken);
			assertThat(sync.plan().notes()).containsExactly("H2 commits each change of the schema by itself: an error "
					+ "does not undo the statements before it, and the next start does the rest.");
			SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, sync::run);
			assertThat(failure.problem()).isEqualTo(Problem.STATEMENT_FAILED);
			assertThat(failure).hasMessageContaining("PUBLIC.OMEGA")
				.hasMessageContaining("1 of 2 statements are done and stay")
				.hasMessageContaining("the last of them was: create table \"PUBLIC\".\"ALPHA\"")
				.hasMessageContaining("Unknown data type: \"NOSUCHTYPE\"");
		}
		assertThat(this.jdbc.queryForList("select outcome from \"schemasync_history\" order by id", String.class))
			.containsExactly("applied");
		Start start = this.scenario.start(Broken.Alpha.class, Mended.Omega.class);
		assertThat(start.did()).isEqualTo("""
				+ omega table with 2 columns (Omega)
				""");
		assertThat(start.left()).isEmpty();
	}

	@Test
	void oneReplicaOfSeveralWorks() throws Exception {
		int replicas = 6;
		ExecutorService threads = Executors.newFixedThreadPool(replicas);
		try (EntityModels model = EntityModels.of(this.database, CreationScenarios.SHOP)) {
			SchemaSync sync = sync(Settings.defaults(), model);
			List<Callable<Outcome>> starts = new ArrayList<>();
			for (int i = 0; i < replicas; i++) {
				starts.add(sync::run);
			}
			List<Outcome> outcomes = new ArrayList<>();
			for (Future<Outcome> outcome : threads.invokeAll(starts)) {
				outcomes.add(outcome.get());
			}
			assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
			assertThat(outcomes).allMatch((outcome) -> outcome.remaining().inSync());
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void aLockOfASessionThatIsGoneCountsForNothing() throws Exception {
		try (Connection dead = this.database.dataSource().getConnection()) {
			new io.schemasync.dialect.h2.H2Dialect().tryLock(
					new JdbcTemplate(new org.springframework.jdbc.datasource.SingleConnectionDataSource(dead, true)),
					"schemasync:PUBLIC");
			assertThat(this.jdbc.queryForList("select name from \"schemasync_lock\"", String.class))
				.containsExactly("schemasync:PUBLIC");
		}
		assertThat(this.scenario.start(Broken.Alpha.class).did()).isNotEmpty();
		assertThat(this.jdbc.queryForList("select name from \"schemasync_lock\"", String.class)).isEmpty();
	}

	@Test
	void leavesNoLimitForTheStatementsOfTheApplication() throws Exception {
		try (Connection connection = this.database.dataSource().getConnection();
				EntityModels model = EntityModels.of(this.database, Broken.Alpha.class)) {
			var single = new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true);
			JdbcTemplate application = new JdbcTemplate(single);
			Integer before = application.queryForObject("select lock_timeout()", Integer.class);
			Settings.defaults().builder(single, model.source(), SyncListener.NONE).build().run();
			assertThat(application.queryForObject("select lock_timeout()", Integer.class)).isEqualTo(before);
			assertThat(application.queryForList(
					"select setting_value from information_schema.settings where setting_name = 'QUERY_TIMEOUT'",
					String.class))
				.containsExactly("0");
		}
	}

	@Test
	void scriptOfThePlanRunsInH2sOwnTool() throws Exception {
		this.jdbc.execute("create table omega (id bigint primary key, stock tinyint)");
		try (Connection connection = this.database.dataSource().getConnection();
				EntityModels model = EntityModels.of(this.database, CreationScenarios.SHOP)) {
			SchemaSync sync = sync(Settings.defaults(), model);
			String script = SqlReport.of(sync.plan());
			assertThat(script).contains("org.h2.tools.RunScript", "H2 commits each change of the schema by itself")
				.doesNotContain("transaction;", "commit;", "in one transaction");
			RunScript.execute(connection, new StringReader(script));
			assertThat(sync.plan().steps()).isEmpty();
		}
	}

	@Test
	void planWritesNothing() {
		try (EntityModels model = EntityModels.of(this.database, Broken.Alpha.class)) {
			Plan plan = sync(Settings.defaults(), model).plan();
			assertThat(plan.applicable()).hasSize(1);
		}
		assertThat(this.jdbc.queryForList(
				"select table_name from information_schema.tables where table_schema <> 'INFORMATION_SCHEMA'"))
			.isEmpty();
	}

	/** Expressions that H2 spells in another way. */
	@Entity(name = "Spelled")
	@Check(name = "spelled_check", constraints = "amount > 0 and (text is null or length(text) < 10 or text like 'a%')")
	@Table(indexes = @Index(name = "by_amount", columnList = "amount desc"))
	static class Spelled {

		@Id
		Long id;

		@Column(columnDefinition = "int8 default 1+1 not null check (amount <> 7)")
		Long amount;

		@ColumnDefault("upper('x')")
		String text;

		@Generated
		@Column(columnDefinition = "decimal(12,2) generated always as (amount * 2)")
		java.math.BigDecimal twice;

		@ColumnDefault("current_timestamp")
		java.time.Instant at;

		@ColumnDefault("true")
		Boolean flag;

		@ColumnDefault("random_uuid()")
		java.util.UUID uuid;

	}

	@Test
	void findsNothingToDoWhereOnlyTheSpellingDiffers() {
		this.scenario.createdByHibernate(Spelled.class);
		assertThat(this.scenario.plan(Spelled.class)).isEmpty();
		this.jdbc.execute("drop table spelled");
		assertThat(this.scenario.start(Spelled.class).left()).isEmpty();
	}

	@Test
	void findsNothingToDoWhereNamesStayAsTheyAreWritten() {
		for (String settings : List.of(";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
				";DATABASE_TO_LOWER=TRUE")) {
			ScenarioDatabase other = new ScenarioDatabase(H2ScenarioTests.database(settings), H2Spelling::of);
			other.createdByHibernate(Spelled.class);
			assertThat(other.plan(Spelled.class)).as(settings).isEmpty();
			other.sql("drop table spelled", "create table spelled (id bigint primary key)");
			assertThat(other.start(Spelled.class).left()).as(settings).isEmpty();
			assertThat(other.start(CreationScenarios.SHOP).left()).as(settings).isEqualTo("? spelled table\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "OLD_INFORMATION_SCHEMA=TRUE", "DATABASE_TO_UPPER=FALSE" })
	void namesTheSettingThatKeepsTheCatalogFromBeingRead(String setting) {
		TestDatabase other = H2ScenarioTests.database(";" + setting);
		try (EntityModels model = EntityModels.of(other, Broken.Alpha.class)) {
			SchemaSync sync = Settings.defaults()
				.builder(other.dataSource(), model.source(), SyncListener.NONE)
				.build();
			SchemaSyncException refusal = catchThrowableOfType(SchemaSyncException.class, sync::run);
			assertThat(refusal.problem()).isEqualTo(Problem.CONFIGURATION);
			assertThat(refusal.action()).contains(setting);
		}
	}

	@Test
	void recreateBringsBackTheViewsOfOthersAndNamesTheirForeignKeys() {
		this.scenario.start(Settings.defaults().recreate(), Broken.Alpha.class);
		this.scenario.sql("create view watching as select id from alpha", "create view twice as select * from watching",
				"create table others (alpha_id bigint constraint others_alpha references alpha)",
				"create user reader password ''", "grant select on alpha to reader");
		try (EntityModels model = EntityModels.of(this.database, Broken.Alpha.class)) {
			Outcome outcome = sync(Settings.defaults().recreate(), model).run();
			assertThat(((Outcome.Applied) outcome).applied().notes()).anyMatch((note) -> note.contains("OTHERS_ALPHA"))
				.noneMatch((note) -> note.contains("same transaction"));
		}
		assertThat(this.jdbc.queryForList("select * from twice")).isEmpty();
		assertThat(this.jdbc.queryForList("select rights from information_schema.rights where table_name = 'ALPHA'",
				String.class))
			.containsExactly("SELECT");
	}

	/** An index that H2 cannot have. */
	@Entity(name = "Indexed")
	@Table(indexes = @Index(name = "by_lower", columnList = "(lower(text))"))
	static class Indexed {

		@Id
		Long id;

		String text;

	}

	@Test
	void saysBeforehandWhatH2CannotDo() {
		Start start = this.scenario.start(Settings.defaults().notForHibernate(), Indexed.class);
		assertThat(start.left()).isEqualTo("""
				! indexed.by_lower index (lower(text)) (Indexed) [UNSUPPORTED]
				    PERSON: H2 has indexes over columns alone, without conditions: leave out index by_lower of
				    indexed there
				""");
	}

	@Test
	void namesWhoKeepsATableLocked() throws Exception {
		this.scenario.start(Broken.Alpha.class, Mended.Omega.class);
		this.scenario.sql("alter table omega drop column text");
		try (Connection other = this.database.dataSource().getConnection();
				EntityModels model = EntityModels.of(this.database, Broken.Alpha.class, Mended.Omega.class)) {
			other.setAutoCommit(false);
			other.createStatement().execute("insert into omega (id) values (1)");
			var usual = io.schemasync.execute.ExecutionSettings.DEFAULTS;
			SchemaSync sync = Settings.defaults()
				.builder(this.database.dataSource(), model.source(), SyncListener.NONE)
				.executionSettings(new io.schemasync.execute.ExecutionSettings(usual.lockWait(), Duration.ofMillis(50),
						Duration.ofMillis(200), usual.statementTimeout(), true, false, false, null))
				.build();
			SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, sync::run);
			assertThat(failure.problem()).isEqualTo(Problem.TABLES_LOCKED);
			assertThat(failure).hasMessageContaining("of user SA").hasMessageContaining("Nothing was changed");
			other.rollback();
		}
		assertThat(this.scenario.start(Broken.Alpha.class, Mended.Omega.class).left()).isEmpty();
	}

	private SchemaSync sync(Settings settings, EntityModels model) {
		return settings.builder(this.database.dataSource(), model.source(), SyncListener.NONE).build();
	}

}
