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
 * @param namespaces the schemas to look into
 * @param order the order that Hibernate creates columns in
 * @param origins where tables and columns come from
 * @param filter what the application keeps out of schema creation
 */
record Model(MetadataImplementor metadata, Dialect dialect, SqlStringGenerationContext context, Identifiers names,
		Namespaces namespaces, ColumnOrder order, Origins origins, SchemaFilter filter) {

	static Model of(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory) {
		SqlStringGenerationContext context = context(metadata, sessionFactory);
		JdbcEnvironment environment = services(metadata).requireService(JdbcEnvironment.class);
		Identifiers names = new Identifiers(environment, context);
		SchemaFilter filter = filter(metadata);
		return new Model(metadata, environment.getDialect(), context, names, new Namespaces(metadata, names, filter),
				new ColumnOrder(metadata), Origins.of(metadata, sessionFactory, names), filter);
	}

	/** Return the schemas alone, which takes no time. */
	static Namespaces namespaces(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory) {
		JdbcEnvironment environment = services(metadata).requireService(JdbcEnvironment.class);
		return new Namespaces(metadata, new Identifiers(environment, context(metadata, sessionFactory)),
				filter(metadata));
	}

	private static SqlStringGenerationContext context(MetadataImplementor metadata,
			@Nullable SessionFactoryImplementor sessionFactory) {
		return (sessionFactory != null) ? sessionFactory.getSqlStringGenerationContext()
				: SqlStringGenerationContextImpl.fromConfigurationMap(
						services(metadata).requireService(JdbcEnvironment.class), metadata.getDatabase(),
						settings(metadata));
	}

	private static ServiceRegistry services(MetadataImplementor metadata) {
		return metadata.getMetadataBuildingOptions().getServiceRegistry();
	}

	private static Map<String, Object> settings(MetadataImplementor metadata) {
		return services(metadata).requireService(ConfigurationService.class).getSettings();
	}

	private static SchemaFilter filter(MetadataImplementor metadata) {
		return services(metadata).requireService(StrategySelector.class)
			.resolveDefaultableStrategy(SchemaFilterProvider.class,
					settings(metadata).get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER),
					DefaultSchemaFilterProvider.INSTANCE)
			.getCreateFilter();
	}

}
