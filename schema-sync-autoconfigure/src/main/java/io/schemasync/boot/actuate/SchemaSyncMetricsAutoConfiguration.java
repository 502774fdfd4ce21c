package io.schemasync.boot.actuate;

import io.micrometer.core.instrument.MeterRegistry;
import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SyncedUnits;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the meters.
 */
@AutoConfiguration(after = SchemaSyncAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, SyncedUnits.class })
public final class SchemaSyncMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SchemaSyncMetrics schemaSyncMetrics(MeterRegistry registry) {
		return new SchemaSyncMetrics(registry);
	}

}
