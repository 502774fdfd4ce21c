package io.schemasync.source.entity;

import java.util.Map;

import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.jspecify.annotations.Nullable;

/**
 * Mapping model with everything that is needed to read it.
 *
 * @param metadata the model itself
 * @param dialect how Hibernate speaks to the database
 * @param context renders names in SQL that Hibernate writes
 * @param names spells names as the catalog will have them
 * @param order the order that Hibernate creates columns in
 * @param origins where tables and columns come from
 * @param filter what the application keeps out of schema creation
 */
record Model(MetadataImplementor metadata, Dialect dialect, SqlStringGenerationContext context, Identifiers names,
		ColumnOrder order, Origins origins, SchemaFilter filter) {

	static Model of(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory) {
		ServiceRegistry services = metadata.getMetadataBuildingOptions().getServiceRegistry();
		JdbcEnvironment environment = services.requireService(JdbcEnvironment.class);
		Map<String, Object> settings = services.requireService(ConfigurationService.class).getSettings();
		SqlStringGenerationContext context = (sessionFactory != null) ? sessionFactory.getSqlStringGenerationContext()
				: SqlStringGenerationContextImpl.fromConfigurationMap(environment, metadata.getDatabase(), settings);
		Identifiers names = new Identifiers(environment, context);
		return new Model(metadata, environment.getDialect(), context, names, new ColumnOrder(metadata),
				Origins.of(metadata, sessionFactory, names), filter(services, settings));
	}

	private static SchemaFilter filter(ServiceRegistry services, Map<String, Object> settings) {
		return services.requireService(StrategySelector.class)
			.resolveDefaultableStrategy(SchemaFilterProvider.class,
					settings.get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER), DefaultSchemaFilterProvider.INSTANCE)
			.getCreateFilter();
	}

}
