package io.schemasync.boot;

import io.schemasync.backfill.ColumnBackfill;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.ObjectUtils;

/**
 * Auto-configuration which makes databases match the entities that are mapped to them.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class, after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ LocalContainerEntityManagerFactoryBean.class, SessionFactory.class, JdbcOperations.class,
		EntityManagerFactory.class, SchemaManagementProvider.class })
@ConditionalOnBooleanProperty(name = "schemasync.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SchemaSyncProperties.class)
public final class SchemaSyncAutoConfiguration {

	@Bean
	static EntityManagerFactoryHook schemaSyncEntityManagerFactoryHook(Environment environment,
			ObjectProvider<UnitPreparation> preparation) {
		return new EntityManagerFactoryHook(environment, preparation);
	}

	@Bean
	UnitPreparation schemaSyncUnitPreparation(ConfigurableEnvironment environment, SchemaSyncProperties properties,
			ListableBeanFactory beanFactory, ObjectProvider<SchemaSyncBuilderCustomizer> customizers,
			ObjectProvider<ColumnBackfill<?>> backfills, SyncedUnits units, SyncEvents events,
			ApplicationStartup startup) {
		return new UnitPreparation(environment,
				new UnitSynchronizer(properties, new Application(environment, properties),
						new SyncDataSources(beanFactory, properties), customizers, backfills, units, events),
				new StartupRecorder(startup, units));
	}

	@Bean
	SyncEvents schemaSyncEvents(ApplicationContext context) {
		return new SyncEvents(context);
	}

	@Bean
	SyncedUnits schemaSyncUnits() {
		return new SyncedUnits();
	}

	@Bean
	static SchemaManagementProvider schemaSyncSchemaManagementProvider() {
		return new SchemaSyncSchemaManagementProvider();
	}

	/**
	 * The database is made ready at start even where beans are created lazily; so are the
	 * scripts that follow the sync, as nothing that uses entities depends on them. A
	 * command runs no scripts.
	 */
	@Bean
	static LazyInitializationExcludeFilter schemaSyncLazyInitializationExcludeFilter(Environment environment) {
		Class<?>[] always = { EntityManagerFactory.class, LocalContainerEntityManagerFactoryBean.class };
		return LazyInitializationExcludeFilter.forBeanTypes(environment.containsProperty("schemasync.command") ? always
				: ObjectUtils.addObjectToArray(always, AbstractScriptDatabaseInitializer.class));
	}

}
