package io.schemasync.boot.command;

import java.util.List;

import io.schemasync.boot.SchemaSyncProperties;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.boot.SyncedUnits;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the process, if it was given a command, with the result as soon as the databases
 * were looked at: before anything of the application starts that listens, polls or runs.
 */
final class CommandRunner implements SmartInitializingSingleton {

	private final ConfigurableApplicationContext context;

	private final SchemaSyncProperties properties;

	private final ObjectProvider<SyncedUnits> units;

	private final ObjectProvider<EntityManagerFactory> factories;

	CommandRunner(ConfigurableApplicationContext context, SchemaSyncProperties properties,
			ObjectProvider<SyncedUnits> units, ObjectProvider<EntityManagerFactory> factories) {
		this.context = context;
		this.properties = properties;
		this.units = units;
		this.factories = factories;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.getCommand() != null && this.properties.isEnabled()) {
			run();
		}
	}

	private void run() {
		// Waits for those that start in the background
		this.factories.forEach(EntityManagerFactory::getMetamodel);
		CommandResult result = Commands.result(this.properties, synchronised());
		StandardOutput.claim().write(result.text(), this.properties.getOutput());
		this.context.close();
		System.exit(result.exitCode());
	}

	private List<SyncedUnit> synchronised() {
		List<SyncedUnit> synced = this.units.stream().flatMap((units) -> units.all().stream()).toList();
		if (synced.isEmpty()) {
			throw new SchemaSyncException(Problem.CONFIGURATION,
					"The application has no persistence unit that schema-sync looks after.",
					"Run the command on an application with entities and a supported database.", null);
		}
		return synced;
	}

}
