package io.schemasync.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.source.entity.EntitySchemaSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Mapping model of some entities, and of {@code orm.xml} in their packages, with its
 * session factory, on a real database and with the naming strategy that Spring Boot uses.
 * Close it after use.
 */
public final class EntityModels implements AutoCloseable {

	private final StandardServiceRegistry registry;

	private final Metadata metadata;

	private final SessionFactoryImplementor sessionFactory;

	private EntityModels(TestDatabase database, Map<String, Object> settings, Collection<Class<?>> entities) {
		BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder().build();
		this.registry = new StandardServiceRegistryBuilder(bootstrap).applySettings(defaults(database))
			.applySettings(settings)
			.build();
		try {
			MetadataSources sources = new MetadataSources(this.registry);
			entities.forEach(sources::addAnnotatedClass);
			entities.stream().map(Class::getPackageName).distinct().forEach((name) -> addPackage(sources, name));
			this.metadata = sources.buildMetadata();
			this.sessionFactory = (SessionFactoryImplementor) this.metadata.buildSessionFactory();
		}
		catch (RuntimeException ex) {
			StandardServiceRegistryBuilder.destroy(this.registry);
			throw ex;
		}
	}

	private static void addPackage(MetadataSources sources, String name) {
		sources.addPackage(name);
		String mappingFile = name.replace('.', '/') + "/orm.xml";
		if (EntityModels.class.getClassLoader().getResource(mappingFile) != null) {
			sources.addResource(mappingFile);
		}
	}

	/**
	 * Build a model and leave the database alone.
	 * @param database the database
	 * @param entities the entities
	 * @return the model
	 */
	public static EntityModels of(TestDatabase database, Class<?>... entities) {
		return of(database, Map.of(), List.of(entities));
	}

	/**
	 * Build a model and leave the database alone, unless the settings say otherwise.
	 * @param database the database
	 * @param settings settings of Hibernate, in addition to the usual
	 * @param entities the entities
	 * @return the model
	 */
	public static EntityModels of(TestDatabase database, Map<String, Object> settings, Collection<Class<?>> entities) {
		return new EntityModels(database, settings, entities);
	}

	/**
	 * Build a model and let Hibernate create its schema, which must succeed completely.
	 * @param database the database
	 * @param entities the entities
	 * @return the model
	 */
	public static EntityModels created(TestDatabase database, Class<?>... entities) {
		return created(database, Map.of(), List.of(entities));
	}

	/**
	 * Build a model and let Hibernate create its schema, which must succeed completely.
	 * @param database the database
	 * @param settings settings of Hibernate, in addition to the usual
	 * @param entities the entities
	 * @return the model
	 */
	public static EntityModels created(TestDatabase database, Map<String, Object> settings,
			Collection<Class<?>> entities) {
		Map<String, Object> creating = new HashMap<>(settings);
		creating.put("hibernate.hbm2ddl.auto", "create-only");
		creating.put("hibernate.hbm2ddl.halt_on_error", true);
		creating.put("jakarta.persistence.create-database-schemas", true);
		return of(database, creating, entities);
	}

	private static Map<String, Object> defaults(TestDatabase database) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("hibernate.connection.datasource", database.dataSource());
		settings.put("hibernate.hbm2ddl.auto", "none");
		settings.put("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
		settings.put("hibernate.id.sequence.increment_size_mismatch_strategy", "none");
		return settings;
	}

	public Metadata metadata() {
		return this.metadata;
	}

	public SessionFactoryImplementor sessionFactory() {
		return this.sessionFactory;
	}

	/**
	 * Return the schema that the model describes.
	 * @return a new source
	 */
	public EntitySchemaSource source() {
		return EntitySchemaSource.of(this.metadata, this.sessionFactory);
	}

	/**
	 * Return the schema that the model describes, of which some columns are filled in
	 * Java.
	 * @param backfills what fills them
	 * @return a new source
	 */
	public EntitySchemaSource source(List<ColumnBackfill<?>> backfills) {
		return EntitySchemaSource.of(this.metadata, this.sessionFactory, backfills);
	}

	/**
	 * Let Hibernate check that the database suits the model.
	 */
	public void validate() {
		this.sessionFactory.getSchemaManager().validateMappedObjects();
	}

	@Override
	public void close() {
		this.sessionFactory.close();
		StandardServiceRegistryBuilder.destroy(this.registry);
	}

}
