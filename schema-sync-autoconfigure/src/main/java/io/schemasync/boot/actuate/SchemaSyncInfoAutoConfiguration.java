package io.schemasync.boot.actuate;

import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SyncedUnits;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what {@code /actuator/info} says; off by default, as everything
 * there that is not about the build.
 */
@AutoConfiguration(after = SchemaSyncAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnEnabledInfoContributor(value = "schemasync", fallback = InfoContributorFallback.DISABLE)
@ConditionalOnBean(SyncedUnits.class)
public final class SchemaSyncInfoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SchemaSyncInfoContributor schemaSyncInfoContributor(SyncedUnits units) {
		return new SchemaSyncInfoContributor(units);
	}

}
