package io.schemasync.scenario;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Unmapped;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start that finds the fingerprint unchanged asks nothing else, and one that must not
 * rely on it does not.
 */
class QuickStartTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private EntityModels model;

	@BeforeEach
	void create() {
		this.model = EntityModels.of(this.database, CreationScenarios.SHOP);
		this.jdbc.execute("create table legacy (id int, \"odd\ttab\nline\" int)");
		start();
	}

	@AfterEach
	void close() {
		this.model.close();
	}

	@Test
	void oneStatementTells() {
		Plan full = plan();
		StatementLog log = new StatementLog(this.database.dataSource());
		Outcome outcome = sync(log, UnaryOperator.identity()).run();
		assertThat(log.statements()).hasSize(1);
		assertThat(outcome).isInstanceOf(Outcome.Unchanged.class);
		assertThat(outcome.remaining().inSync()).isTrue();
		assertThat(outcome.remaining().id()).isEqualTo(full.id());
		assertThat(outcome.remaining().matched()).isEqualTo(full.matched());
		assertThat(outcome.remaining().unmapped()).isEqualTo(full.unmapped())
			.extracting(Unmapped::object)
			.contains("public.legacy");
		assertThat(outcome.remaining().server().database()).isEqualTo(full.server().database());
		assertThat(outcome.remaining().server().identity()).isEqualTo(full.server().identity());
	}

	/** The catalog with the books, expressions that differ in text, and the rows. */
	@Test
	void aPlanTakesThreeStatementsAtMost() {
		this.jdbc.execute("""
				do $$ declare each record; begin
				  for each in select conrelid::regclass as tab, conname from pg_constraint
				      where contype in ('c', 'u', 'f') and connamespace = 'public'::regnamespace loop
				    execute format('alter table %s drop constraint if exists %I cascade', each.tab, each.conname);
				  end loop;
				end $$""");
		StatementLog log = new StatementLog(this.database.dataSource());
		Plan plan = sync(log, UnaryOperator.identity()).plan();
		assertThat(plan.steps()).isNotEmpty();
		assertThat(log.statements()).hasSizeLessThanOrEqualTo(3);
	}

	@Test
	void oneStatementTellsInEveryMode() {
		for (Mode mode : Mode.values()) {
			assertThat(statements((builder) -> builder.mode(mode))).as(mode.name()).hasSize(1);
		}
	}

	@Test
	void aDriftIsSeenAndMendedAndKnownAgain() {
		this.jdbc.execute("alter table purchase alter customer_id drop not null");
		assertThat(start()).isInstanceOf(Outcome.Applied.class);
		assertThat(plan().inSync()).isTrue();
		assertThat(statements(UnaryOperator.identity())).hasSize(1);
	}

	@Test
	void aChangeThatDoesNotMatterCostsOneFullStart() {
		this.jdbc.execute("create table more (id int)");
		assertThat(statements(UnaryOperator.identity())).hasSizeGreaterThan(1);
		assertThat(statements(UnaryOperator.identity())).hasSize(1);
		assertThat(start().remaining().unmapped()).extracting(Unmapped::object).contains("public.more");
	}

	@Test
	void anotherModelIsReadInFull() {
		try (EntityModels other = EntityModels.of(this.database, CreationScenarios.Product.class)) {
			SchemaSource before = this.model.source();
			StatementLog log = new StatementLog(this.database.dataSource());
			sync(log, (builder) -> builder.desired(other.source())).run();
			assertThat(log.statements()).hasSizeGreaterThan(1);
			// The older model has no say any more
			assertThat(fingerprintAfter(() -> start(before))).isEqualTo(fingerprint());
		}
	}

	@Test
	void anotherSettingIsReadInFull() {
		PlanSettings settings = PlanSettings.DEFAULTS.withOtherIncrement(true);
		assertThat(statements((builder) -> builder.planSettings(settings))).hasSizeGreaterThan(1);
	}

	@Test
	void whatIsWithheldIsLookedAtEveryTime() {
		this.jdbc.execute("insert into customer (email) values ('a')");
		this.jdbc.execute("alter table customer drop email");
		Plan left = start().remaining();
		assertThat(left.withheld()).isNotEmpty();
		assertThat(statements(UnaryOperator.identity())).hasSizeGreaterThan(1);
	}

	@Test
	void aChangeDuringTheFullReadIsNotMissed() {
		for (int statement = 2; statement <= 3; statement++) {
			int moment = statement;
			this.jdbc.execute("create table more" + moment + " (id int)");
			StatementLog log = new StatementLog(this.database.dataSource(), (number) -> {
				if (number == moment) {
					this.jdbc.execute("alter table purchase alter customer_id drop not null");
				}
			});
			sync(log, UnaryOperator.identity()).run();
			assertThat(log.statements()).hasSizeGreaterThan(2);
			start();
			assertThat(plan().inSync()).as("change before statement " + moment).isTrue();
		}
	}

	@Test
	void booksInAnotherSchemaAreFound() {
		UnaryOperator<SchemaSyncBuilder> elsewhere = (builder) -> builder.bookkeepingSchema("books");
		statements(elsewhere);
		assertThat(statements(elsewhere)).hasSize(1);
	}

	@Test
	void whatWasKeptMayBeDamaged() {
		for (String text : List.of("", "\n", "x", "x\ny", "x\n1\nz", fingerprint().lines().findFirst().orElse(""))) {
			this.jdbc.update("update schemasync_metadata set fingerprint = ?", text);
			assertThat(start().remaining().inSync()).isTrue();
			assertThat(fingerprint().lines().count()).isGreaterThan(2);
		}
	}

	private Outcome start() {
		return start(this.model.source());
	}

	private Outcome start(SchemaSource desired) {
		return SchemaSync.builder(this.database.dataSource()).desired(desired).build().run();
	}

	private List<String> statements(UnaryOperator<SchemaSyncBuilder> settings) {
		StatementLog log = new StatementLog(this.database.dataSource());
		sync(log, settings).run();
		return log.statements();
	}

	private SchemaSync sync(StatementLog log, UnaryOperator<SchemaSyncBuilder> settings) {
		return settings.apply(SchemaSync.builder(log.dataSource()).desired(this.model.source())).build();
	}

	private Plan plan() {
		return SchemaSync.builder(this.database.dataSource()).desired(this.model.source()).build().plan();
	}

	private String fingerprintAfter(Runnable work) {
		work.run();
		return fingerprint();
	}

	private String fingerprint() {
		return Objects
			.requireNonNull(this.jdbc.queryForObject("select fingerprint from schemasync_metadata", String.class));
	}

}
