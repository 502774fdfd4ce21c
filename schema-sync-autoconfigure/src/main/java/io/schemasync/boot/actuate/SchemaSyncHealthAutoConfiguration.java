package io.schemasync.boot.actuate;

import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SyncedUnits;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health indicator {@code schemaSync}.
 */
@AutoConfiguration(after = SchemaSyncAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("schemaSync")
@ConditionalOnBean(SyncedUnits.class)
public final class SchemaSyncHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SchemaSyncHealthIndicator schemaSyncHealthIndicator(SyncedUnits units) {
		return new SchemaSyncHealthIndicator(units);
	}

}
