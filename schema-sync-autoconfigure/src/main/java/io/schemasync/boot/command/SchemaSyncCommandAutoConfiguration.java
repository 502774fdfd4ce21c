package io.schemasync.boot.command;

import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SchemaSyncProperties;
import io.schemasync.boot.SyncedUnits;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of commands, which run instead of the application. Whether there is
 * one is no condition: those are decided once and for all where an application is
 * processed ahead of time.
 */
@AutoConfiguration(after = SchemaSyncAutoConfiguration.class)
@ConditionalOnClass(EntityManagerFactory.class)
@ConditionalOnBooleanProperty(name = "schemasync.enabled", matchIfMissing = true)
public final class SchemaSyncCommandAutoConfiguration {

	@Bean
	CommandRunner schemaSyncCommandRunner(ConfigurableApplicationContext context, SchemaSyncProperties properties,
			ObjectProvider<SyncedUnits> units, ObjectProvider<EntityManagerFactory> factories) {
		return new CommandRunner(context, properties, units, factories);
	}

}
