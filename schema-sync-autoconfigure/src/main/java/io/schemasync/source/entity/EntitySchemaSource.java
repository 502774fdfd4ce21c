package io.schemasync.source.entity;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.schemasync.backfill.ColumnBackfill;
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

	private EntitySchemaSource(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory,
			List<ColumnBackfill<?>> backfills) {
		this.expectedScope = Model.namespaces(metadata, sessionFactory).expectedScope();
		this.unread = () -> read(metadata, sessionFactory, backfills);
	}

	private static Schema read(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory,
			List<ColumnBackfill<?>> backfills) {
		Model model = Model.of(metadata, sessionFactory);
		Schema schema = new ModelReader(model, sessionFactory).read();
		return (backfills.isEmpty() || sessionFactory == null) ? schema
				: new ColumnBackfills(model, sessionFactory, backfills).in(schema);
	}

	/**
	 * Describe a model that no session factory was built from. What comes into being only
	 * with the factory (rules of Bean Validation, say) is not in it.
	 * @param metadata the mapping model
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata) {
		return new EntitySchemaSource((MetadataImplementor) metadata, null, List.of());
	}

	/**
	 * Describe the final model of a session factory.
	 * @param metadata the mapping model that the factory was built from
	 * @param sessionFactory the factory
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata, SessionFactoryImplementor sessionFactory) {
		return of(metadata, sessionFactory, List.of());
	}

	/**
	 * Describe the final model of a session factory, of which some columns are filled in
	 * Java.
	 * @param metadata the mapping model that the factory was built from
	 * @param sessionFactory the factory
	 * @param backfills what finds the values of rows that are older than their columns
	 * @return the source
	 */
	public static EntitySchemaSource of(Metadata metadata, SessionFactoryImplementor sessionFactory,
			List<ColumnBackfill<?>> backfills) {
		return new EntitySchemaSource((MetadataImplementor) metadata, sessionFactory, List.copyOf(backfills));
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
