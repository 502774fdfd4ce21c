package io.schemasync.boot;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.Strategy;
import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.boot.SchemaSyncProperties.Command;
import io.schemasync.boot.SchemaSyncProperties.OnFailure;
import io.schemasync.boot.SchemaSyncProperties.Reaction;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Step;
import io.schemasync.source.SchemaSource;
import io.schemasync.source.entity.EntitySchemaSource;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.beans.factory.ObjectProvider;

/** Synchronises the database of a persistence unit and keeps what came of it. */
final class UnitSynchronizer {

	private static final int NAMED = 5;

	private final SchemaSyncProperties properties;

	private final Application application;

	private final SyncDataSources dataSources;

	private final ObjectProvider<SchemaSyncBuilderCustomizer> customizers;

	private final ObjectProvider<ColumnBackfill<?>> backfills;

	private final SyncedUnits units;

	private final SyncEvents events;

	UnitSynchronizer(SchemaSyncProperties properties, Application application, SyncDataSources dataSources,
			ObjectProvider<SchemaSyncBuilderCustomizer> customizers, ObjectProvider<ColumnBackfill<?>> backfills,
			SyncedUnits units, SyncEvents events) {
		this.backfills = backfills;
		this.properties = properties;
		this.application = application;
		this.dataSources = dataSources;
		this.customizers = customizers;
		this.units = units;
		this.events = events;
	}

	/**
	 * Synchronise a unit.
	 * @param unit the unit
	 * @param metadata Hibernate's final model
	 * @param sessionFactory the factory that is about to start
	 */
	void synchronize(PersistenceUnit unit, Metadata metadata, SessionFactoryImplementor sessionFactory) {
		EnvironmentChoice choice = unit.database().embedded() ? this.application.environment().forEmbeddedDatabase()
				: this.application.environment();
		checkCommand(choice);
		List<ColumnBackfill<?>> backfills = this.backfills.orderedStream().toList();
		synchronize(unit, choice, new PostgreSqlExtensions(EntitySchemaSource.of(metadata, sessionFactory, backfills),
				this.properties.getPostgresql().getExtensions()));
		if (unit.validated()) {
			sessionFactory.getSchemaManager().validateMappedObjects();
		}
	}

	// A command overrides the mode, never the strategy
	private void checkCommand(EnvironmentChoice choice) {
		if (this.properties.getCommand() == Command.RECREATE && choice.strategy() != Strategy.RECREATE) {
			throw new SchemaSyncException(Problem.CONFIGURATION,
					"The command 'recreate' does not fit the strategy 'additive' (%s).".formatted(choice.reason()),
					"Set ENVIRONMENT to one under which the database may be dropped, for example dev, or use the command "
							+ "'apply'.",
					null);
		}
	}

	private void synchronize(PersistenceUnit unit, EnvironmentChoice choice, SchemaSource model) {
		DataSource dataSource = this.dataSources.of(unit);
		String owner = this.application.owner() + "/" + unit.name();
		UnitEngines engines = new UnitEngines(unit, choice, dataSource, owner, model, this.properties, this.application,
				this.customizers, this.dataSources.parallelism(unit, dataSource));
		PlanApplier applier = new PlanApplier(engines, (synced) -> recorder(unit, choice, Mode.APPLY, synced));
		SyncedUnit synced = new SyncedUnit(unit, choice, this.properties.getMode(), engines.viewer(), engines.counter(),
				applier);
		this.units.add(synced);
		boolean recreates = choice.strategy() == Strategy.RECREATE;
		boolean recreatedBefore = recreates && LaunchMemory.remembers(unit.database().url(), owner, model.read());
		SyncRecorder recorder = recorder(unit, choice, this.properties.getMode(), synced);
		SchemaSync engine = engines.starter(recorder, recreatedBefore);
		synced.stopLater(engine);
		run(engine, synced, recorder, () -> engines.creator(recorder, recreatedBefore));
		if (recreates) {
			LaunchMemory.remember(unit.database().url(), owner, model.read());
		}
	}

	private SyncRecorder recorder(PersistenceUnit unit, EnvironmentChoice choice, Mode mode, SyncedUnit synced) {
		return new SyncRecorder(new SyncLog(unit, choice, mode, this.properties.isVerbose()), this.events, synced);
	}

	private void run(SchemaSync engine, SyncedUnit synced, SyncRecorder recorder, Supplier<SchemaSync> creation) {
		recorder.begun();
		try {
			failIfWithheld(engine.run());
		}
		catch (RuntimeException ex) {
			engine.close();
			recorder.failed(ex);
			if (!(ex instanceof SchemaSyncException problem && mayContinue(problem))) {
				throw ex;
			}
			recorder.continued(problem);
			if (mayCreate(synced, problem)) {
				createMissing(creation.get(), recorder);
				recorder.failed(ex);
			}
		}
	}

	/** Worth trying only where not everything would fail in the same way. */
	private boolean mayCreate(SyncedUnit synced, SchemaSyncException problem) {
		return this.properties.getMode() == Mode.APPLY
				&& synced.strategy().equals(Strategy.ADDITIVE.name().toLowerCase(Locale.ROOT))
				&& EnumSet.of(Problem.NO_RIGHTS, Problem.TABLES_LOCKED, Problem.STATEMENT_FAILED, Problem.NOT_VERIFIED)
					.contains(problem.problem());
	}

	private static void createMissing(SchemaSync creation, SyncRecorder recorder) {
		try (creation) {
			creation.run();
		}
		catch (SchemaSyncException ex) {
			recorder.continued(ex);
		}
	}

	// A command says so with its exit code
	private void failIfWithheld(Outcome outcome) {
		List<Step> withheld = outcome.remaining().withheld();
		if (!withheld.isEmpty() && this.properties.getCommand() == null
				&& this.properties.getAdditive().getOnWithheld() == Reaction.FAIL) {
			throw new SchemaSyncException(Problem.WITHHELD,
					"%d withheld (%s), and schemasync.additive.on-withheld is 'fail'.".formatted(withheld.size(),
							withheld.stream()
								.map(Step::object)
								.distinct()
								.limit(NAMED)
								.collect(Collectors.joining(", ")) + ((withheld.size() > NAMED) ? ", …" : "")),
					"Carry them out by hand (the log above says why and how), or set it to 'warn'.", null);
		}
	}

	// A refusal protects data, and wrong settings may mean another database: never past
	// those
	private boolean mayContinue(SchemaSyncException problem) {
		return this.properties.getOnFailure() == OnFailure.CONTINUE && this.properties.getCommand() == null
				&& switch (problem.problem()) {
					case RECREATE_REFUSED, CONFIGURATION, NOT_IN_SYNC, WITHHELD, PLAN_CHANGED -> false;
					case CANNOT_CONNECT, WRONG_CREDENTIALS, NO_RIGHTS, READ_ONLY, POOLED, LOCK_NOT_OBTAINED,
							TABLES_LOCKED, UNSUPPORTED_DATABASE, INVALID_MODEL, STATEMENT_FAILED, NOT_VERIFIED ->
						true;
				};
	}

}
