package io.schemasync.source.entity;

import java.util.Objects;
import java.util.function.Supplier;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.schema.Schema;
import io.schemasync.source.SchemaSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Schema that Hibernate's mapping model describes: exactly what Hibernate's own
 * {@code create} would make. The model is read once, not changed, and let go of. Safe to
 * share between threads.
 */
public final class EntitySchemaSource implements SchemaSource {

	private final CatalogScope expectedScope;

	private @Nullable Supplier<Schema> unread;

	private @Nullable Schema schema;

	private EntitySchemaSource(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory) {
		this.expectedScope = Model.namespaces(metadata, sessionFactory).expectedScope();
		this.unread = () -> new ModelReader(Model.of(metadata, sessionFactory), sessionFactory).read();
	}

	/**
	 * Describe a model that no session factory was built from. What comes into being only
	 * with the factory (rules of Bean Validation, say) is not in it.
	 * @param metadata the mapping model
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata) {
		return new EntitySchemaSource((MetadataImplementor) metadata, null);
	}

	/**
	 * Describe the final model of a session factory.
	 * @param metadata the mapping model that the factory was built from
	 * @param sessionFactory the factory
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata, SessionFactoryImplementor sessionFactory) {
		return new EntitySchemaSource((MetadataImplementor) metadata, sessionFactory);
	}

	@Override
	public synchronized Schema read() {
		Supplier<Schema> unread = this.unread;
		if (unread != null) {
			this.schema = unread.get();
			this.unread = null;
		}
		return Objects.requireNonNull(this.schema);
	}

	@Override
	public CatalogScope expectedScope() {
		return this.expectedScope;
	}

}
