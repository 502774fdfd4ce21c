package io.schemasync.boot;

import java.time.Duration;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.boot.SchemaSyncProperties.Command;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Probing;
import io.schemasync.plan.ProofMemory;
import io.schemasync.source.SchemaSource;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Builds the engines of one persistence unit, which remember together what its rows said.
 */
final class UnitEngines {

	/** Whoever asks over HTTP does not wait as long as a start may. */
	private static final Duration LOCK_WAIT_OF_REQUESTS = Duration.ofSeconds(30);

	private final PersistenceUnit unit;

	private final EnvironmentChoice choice;

	private final DataSource dataSource;

	private final String owner;

	private final SchemaSource model;

	private final SchemaSyncProperties properties;

	private final Application application;

	private final ObjectProvider<SchemaSyncBuilderCustomizer> customizers;

	private final int parallelism;

	private final ProofMemory memory = new ProofMemory();

	UnitEngines(PersistenceUnit unit, EnvironmentChoice choice, DataSource dataSource, String owner, SchemaSource model,
			SchemaSyncProperties properties, Application application,
			ObjectProvider<SchemaSyncBuilderCustomizer> customizers, int parallelism) {
		this.unit = unit;
		this.choice = choice;
		this.dataSource = dataSource;
		this.owner = owner;
		this.model = model;
		this.properties = properties;
		this.application = application;
		this.customizers = customizers;
		this.parallelism = parallelism;
	}

	/** Return an engine that plans without asking the rows. */
	SchemaSync viewer() {
		return builder(settings(true)).probing(new Probing(false, this.memory)).build();
	}

	/** Return an engine that plans and counts rows. */
	SchemaSync counter() {
		return builder(settings(true)).probing(new Probing(true, this.memory))
			.planSettings(planSettings().withCounts(true))
			.build();
	}

	/** Return the engine of a start. */
	SchemaSync starter(SyncListener listener, boolean recreatedBefore) {
		return builder(settings(recreatedBefore)).probing(new Probing(true, this.memory)).listener(listener).build();
	}

	/** Return an engine that creates what is missing altogether. */
	SchemaSync creator(SyncListener listener, boolean recreatedBefore) {
		return builder(settings(recreatedBefore)).planSettings(planSettings().withCreationOnly())
			.listener(listener)
			.build();
	}

	/** Return an engine that carries out a plan on request. */
	SchemaSync applier(SyncListener listener) {
		ExecutionSettings settings = settings(true);
		return builder(settings.lockWait().compareTo(LOCK_WAIT_OF_REQUESTS) > 0
				? settings.withLockWait(LOCK_WAIT_OF_REQUESTS) : settings)
			.probing(new Probing(true, this.memory))
			.listener(listener)
			.build();
	}

	private SchemaSyncBuilder builder(ExecutionSettings settings) {
		SchemaSyncBuilder builder = SchemaSync.builder(this.dataSource)
			.desired(this.model)
			.strategy(this.choice.strategy())
			.mode(this.properties.getMode())
			.owner(this.owner)
			.environment(this.choice.name())
			.applicationVersion(this.application.version())
			.bookkeepingSchema(this.properties.getSchema())
			.planSettings(planSettings())
			.executionSettings(settings);
		if (this.dataSource != this.unit.dataSource()) {
			builder.application(this.unit.dataSource(), this.properties.getDatasource().isGrant());
		}
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(this.unit.name(), builder));
		return builder;
	}

	private ExecutionSettings settings(boolean recreatedBefore) {
		return EngineSettings.forExecution(this.properties, recreatedBefore, this.application.testSlice(),
				this.parallelism);
	}

	private PlanSettings planSettings() {
		return EngineSettings.forPlan(this.properties)
			.withOtherIncrement(this.unit.otherIncrement())
			.withCounts(this.properties.getCommand() == Command.PLAN);
	}

}
