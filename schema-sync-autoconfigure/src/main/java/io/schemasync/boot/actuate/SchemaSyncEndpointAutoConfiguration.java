package io.schemasync.boot.actuate;

import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SyncedUnits;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the endpoint {@code /actuator/schemasync}.
 */
@AutoConfiguration(after = SchemaSyncAutoConfiguration.class)
@ConditionalOnAvailableEndpoint(SchemaSyncEndpoint.class)
@ConditionalOnBean(SyncedUnits.class)
public final class SchemaSyncEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SchemaSyncEndpoint schemaSyncEndpoint(SyncedUnits units) {
		return new SchemaSyncEndpoint(units);
	}

}
