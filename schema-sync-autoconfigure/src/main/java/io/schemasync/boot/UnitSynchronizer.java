package io.schemasync.boot;

import java.time.Instant;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.Strategy;
import io.schemasync.boot.SchemaSyncProperties.Command;
import io.schemasync.boot.SchemaSyncProperties.OnFailure;
import io.schemasync.boot.SchemaSyncProperties.Reaction;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.execute.Outcome;
import io.schemasync.source.SchemaSource;
import io.schemasync.source.entity.EntitySchemaSource;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.beans.factory.ObjectProvider;

/** Synchronises the database of a persistence unit and keeps what came of it. */
final class UnitSynchronizer {

	private final SchemaSyncProperties properties;

	private final Application application;

	private final SyncDataSources dataSources;

	private final ObjectProvider<SchemaSyncBuilderCustomizer> customizers;

	private final SyncedUnits units;

	UnitSynchronizer(SchemaSyncProperties properties, Application application, SyncDataSources dataSources,
			ObjectProvider<SchemaSyncBuilderCustomizer> customizers, SyncedUnits units) {
		this.properties = properties;
		this.application = application;
		this.dataSources = dataSources;
		this.customizers = customizers;
		this.units = units;
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
		synchronize(unit, choice, new PostgreSqlExtensions(EntitySchemaSource.of(metadata, sessionFactory),
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
		boolean recreatedBefore = LaunchMemory.remembers(unit.database().url(), owner, model.read());
		SyncedUnit synced = new SyncedUnit(unit, choice, this.properties.getMode(),
				builder(unit, choice, dataSource, owner, model, true).build());
		this.units.add(synced);
		SyncRecorder recorder = new SyncRecorder(
				new SyncLog(unit, choice, this.properties.getMode(), this.properties.isVerbose()));
		SchemaSync engine = builder(unit, choice, dataSource, owner, model, recreatedBefore).listener(recorder).build();
		run(engine, synced, recorder);
		if (choice.strategy() == Strategy.RECREATE) {
			LaunchMemory.remember(unit.database().url(), owner, model.read());
		}
	}

	private SchemaSyncBuilder builder(PersistenceUnit unit, EnvironmentChoice choice, DataSource dataSource,
			String owner, SchemaSource model, boolean recreatedBefore) {
		SchemaSyncBuilder builder = SchemaSync.builder(dataSource)
			.desired(model)
			.strategy(choice.strategy())
			.mode(this.properties.getMode())
			.owner(owner)
			.environment(choice.name())
			.applicationVersion(this.application.version())
			.bookkeepingSchema(this.properties.getSchema())
			.planSettings(EngineSettings.forPlan(this.properties).withOtherIncrement(unit.otherIncrement()))
			.executionSettings(
					EngineSettings.forExecution(this.properties, recreatedBefore, this.application.testSlice()));
		if (dataSource != unit.dataSource()) {
			builder.application(unit.dataSource(), this.properties.getDatasource().isGrant());
		}
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(unit.name(), builder));
		return builder;
	}

	private void run(SchemaSync engine, SyncedUnit synced, SyncRecorder recorder) {
		LastRun run = LastRun.begun(Instant.now());
		synced.record(run);
		try {
			Outcome outcome = engine.run();
			synced.record(run.ended(recorder.steps(), outcome, null));
			failIfWithheld(outcome);
		}
		catch (RuntimeException ex) {
			synced.record(run.ended(recorder.steps(), null, ex));
			if (!(ex instanceof SchemaSyncException problem && mayContinue(problem))) {
				throw ex;
			}
			recorder.continued(problem);
		}
	}

	// A command says so with its exit code
	private void failIfWithheld(Outcome outcome) {
		int withheld = outcome.remaining().withheld().size();
		if (withheld > 0 && this.properties.getCommand() == null
				&& this.properties.getAdditive().getOnWithheld() == Reaction.FAIL) {
			throw new SchemaSyncException(Problem.WITHHELD,
					"%d steps are withheld, and schemasync.additive.on-withheld is 'fail'.".formatted(withheld),
					"Carry them out by hand (the log above says why and how), or set it to 'warn'.", null);
		}
	}

	// A refusal protects data, and wrong settings may mean another database: never past
	// those
	private boolean mayContinue(SchemaSyncException problem) {
		return this.properties.getOnFailure() == OnFailure.CONTINUE && switch (problem.problem()) {
			case RECREATE_REFUSED, CONFIGURATION, NOT_IN_SYNC, WITHHELD -> false;
			case CANNOT_CONNECT, WRONG_CREDENTIALS, NO_RIGHTS, READ_ONLY, POOLED, LOCK_NOT_OBTAINED, TABLES_LOCKED,
					UNSUPPORTED_DATABASE, INVALID_MODEL, STATEMENT_FAILED, NOT_VERIFIED ->
				true;
		};
	}

}
