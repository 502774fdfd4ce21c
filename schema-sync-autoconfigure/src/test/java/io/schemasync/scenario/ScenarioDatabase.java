package io.schemasync.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.source.DatabaseSchemaSource;
import io.schemasync.testing.EntityModels;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A database in which a scenario plays, one start of an application after the other. Each
 * start is checked for what must hold in every scenario.
 */
final class ScenarioDatabase {

	private final TestDatabase database;

	private final DataSource dataSource;

	private final PlanText planText;

	private boolean validating = true;

	ScenarioDatabase(TestDatabase database, UnaryOperator<String> spelling) {
		this(database, new PlanText(spelling));
	}

	ScenarioDatabase(TestDatabase database, PlanText planText) {
		this.database = database;
		this.dataSource = database.dataSource();
		this.planText = planText;
	}

	/**
	 * Leave out Hibernate's own validation, which refuses what Hibernate itself makes.
	 */
	void withoutValidation() {
		this.validating = false;
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	TestDatabase testDatabase() {
		return this.database;
	}

	/** Start an application that has these entities. */
	Start start(Class<?>... entities) {
		return start(Settings.defaults(), entities);
	}

	/** Start an application that has these entities, with other settings than usual. */
	Start start(Settings settings, Class<?>... entities) {
		try (EntityModels model = model(entities)) {
			Rows before = Rows.of(this.dataSource);
			List<String> warnings = new ArrayList<>();
			Plan announced = sync(settings, model, warnings).plan();
			Outcome outcome = sync(settings, model, warnings).run();
			Start start = started(outcome, List.copyOf(warnings));
			assertThat(start.plan().id()).as("the plan that was shown is the one that ran").isEqualTo(announced.id());
			if (!settings.recreates()) {
				before.renamed(start.plan()).assertKeptIn(this.dataSource);
				assertSecondStartChangesNothing(settings, model, start);
			}
			assertNothingHalfDone();
			if (this.validating && settings.forHibernate()
					&& start.remaining().withheld().stream().noneMatch((step) -> changesType(step.change()))) {
				model.validate();
			}
			return start;
		}
	}

	private void assertSecondStartChangesNothing(Settings settings, EntityModels model, Start first) {
		Schema schema = schema();
		Outcome second = sync(settings, model, new ArrayList<>()).run();
		assertThat(second).isInstanceOf(Outcome.Unchanged.class);
		assertThat(this.planText.of(second.remaining())).isEqualTo(first.left());
		assertThat(schema()).isEqualTo(schema);
	}

	/** A rule that not every row was checked for, an index that cannot be used. */
	private void assertNothingHalfDone() {
		for (Table table : schema().tables().values()) {
			assertThat(table.checks()).allMatch((check) -> check.validated());
			assertThat(table.foreignKeys()).allMatch((key) -> key.validated());
			assertThat(table.indexes()).allMatch((index) -> index.valid());
			assertThat(table.uniqueConstraints()).allMatch((unique) -> unique.valid());
		}
		assertThat(DatabaseSchemaSource.of(this.dataSource).read().tables().values())
			.allMatch((table) -> table.facts().unfinished().isEmpty());
	}

	private static boolean changesType(Change change) {
		return change instanceof Change.Replace
				|| (change instanceof Change.AlterColumn alter && alter.aspects().contains(ColumnAspect.TYPE));
	}

	private Start started(Outcome outcome, List<String> warnings) {
		Plan did = (outcome instanceof Outcome.Applied applied) ? applied.applied() : outcome.remaining();
		return new Start(outcome, this.planText.of(did), this.planText.of(outcome.remaining()), warnings);
	}

	/** Return what could go, for an application that has these entities. */
	Contraction contraction(Class<?>... entities) {
		try (EntityModels model = model(entities)) {
			return sync(Settings.defaults(), model, new ArrayList<>()).contraction();
		}
	}

	/** Return the plan of an application that has these entities. */
	String plan(Class<?>... entities) {
		return plan(Settings.defaults(), entities);
	}

	/** Return the plan of an application that has these entities. */
	String plan(Settings settings, Class<?>... entities) {
		try (EntityModels model = model(entities)) {
			return this.planText.of(sync(settings, model, new ArrayList<>()).plan());
		}
	}

	String text(Plan plan) {
		return this.planText.of(plan);
	}

	/** Start an application that must be refused before anything is changed. */
	SchemaSyncException refuse(Settings settings, Class<?>... entities) {
		Schema schema = schema();
		Rows rows = Rows.of(this.dataSource);
		try (EntityModels model = model(entities)) {
			SchemaSync sync = sync(settings, model, new ArrayList<>());
			SchemaSyncException refusal = catchThrowableOfType(SchemaSyncException.class, sync::run);
			assertThat(refusal).as("the start is refused").isNotNull();
			assertThat(schema()).isEqualTo(schema);
			rows.assertKeptIn(this.dataSource);
			return refusal;
		}
	}

	private EntityModels model(Class<?>... entities) {
		return EntityModels.of(this.database, entities);
	}

	private SchemaSync sync(Settings settings, EntityModels model, List<String> warnings) {
		SyncListener listener = new SyncListener() {

			@Override
			public void warned(String message) {
				// Which holds for whatever is done there
				if (!message.contains("is supported as an experiment")) {
					warnings.add(message);
				}
			}

		};
		SchemaSyncBuilder builder = settings.builder(this.dataSource, model.source(settings.backfills()), listener);
		return builder.build();
	}

	/** Let Hibernate create the schema of these entities. */
	void createdByHibernate(Class<?>... entities) {
		EntityModels.created(this.database, entities).close();
	}

	/** Let Hibernate update the schema to these entities. */
	void updatedByHibernate(Class<?>... entities) {
		EntityModels.of(this.database, Map.of("hibernate.hbm2ddl.auto", "update"), List.of(entities)).close();
	}

	/** Insert rows through JPA, as the application that has these entities would. */
	void persist(Object... entities) {
		Class<?>[] model = Arrays.stream(entities).map(Object::getClass).distinct().toArray(Class<?>[]::new);
		try (EntityModels models = model(model)) {
			models.sessionFactory().inTransaction((session) -> Stream.of(entities).forEach(session::persist));
		}
	}

	/** Read rows through JPA, in the order of their ids. */
	<T> List<T> all(Class<T> entity) {
		try (EntityModels models = model(entity)) {
			return models.sessionFactory()
				.fromTransaction((session) -> session
					.createSelectionQuery("from " + entity.getSimpleName() + " order by id", entity)
					.getResultList());
		}
	}

	/** Run statements as somebody else would do who has the database in hand. */
	void sql(String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		Stream.of(statements).forEach(jdbc::execute);
	}

	/** Read what there is, without the server's estimates, which change by themselves. */
	Schema schema() {
		Schema schema = DatabaseSchemaSource.of(this.dataSource).read();
		return schema.withTables(schema.tables()
			.values()
			.stream()
			.map((table) -> table.toBuilder().facts(TableFacts.NONE).build())
			.toList());
	}

}
