package io.schemasync.source.entity;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.Schema;
import io.schemasync.source.SchemaSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Schema that Hibernate's mapping model describes: exactly what Hibernate's own
 * {@code create} would make. The model is read once and not changed. Safe to share
 * between threads.
 */
public final class EntitySchemaSource implements SchemaSource {

	private final MetadataImplementor metadata;

	private final @Nullable SessionFactoryImplementor sessionFactory;

	private @Nullable Schema schema;

	private EntitySchemaSource(Metadata metadata, @Nullable SessionFactoryImplementor sessionFactory) {
		this.metadata = (MetadataImplementor) metadata;
		this.sessionFactory = sessionFactory;
	}

	/**
	 * Describe a model that no session factory was built from. What comes into being only
	 * with the factory (rules of Bean Validation, say) is not in it.
	 * @param metadata the mapping model
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata) {
		return new EntitySchemaSource(metadata, null);
	}

	/**
	 * Describe the final model of a session factory.
	 * @param metadata the mapping model that the factory was built from
	 * @param sessionFactory the factory
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata, SessionFactoryImplementor sessionFactory) {
		return new EntitySchemaSource(metadata, sessionFactory);
	}

	@Override
	public synchronized Schema read() {
		Schema schema = this.schema;
		if (schema == null) {
			schema = new ModelReader(Model.of(this.metadata, this.sessionFactory), this.sessionFactory).read();
			this.schema = schema;
		}
		return schema;
	}

	@Override
	public CatalogScope expectedScope() {
		return Model.namespaces(this.metadata, this.sessionFactory).expectedScope();
	}

}
