package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence.Feed;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Where in the application tables, columns, sequences and types come from.
 */
final class Origins {

	private final Map<Table, Origin> tables = new HashMap<>();

	private final Map<ColumnKey, Origin> columns = new HashMap<>();

	private final Map<QualifiedName, Origin> sequences = new HashMap<>();

	private final Map<QualifiedName, List<Feed>> feeds = new HashMap<>();

	private final Map<String, Origin> types = new HashMap<>();

	private Origins() {
	}

	static Origins of(MetadataImplementor metadata, @Nullable SessionFactoryImplementor sessionFactory,
			Identifiers names) {
		Origins origins = new Origins();
		new OriginWalk(metadata, names, origins).walk();
		if (sessionFactory != null) {
			origins.addSequences(sessionFactory, metadata, names);
		}
		return origins;
	}

	private void addSequences(SessionFactoryImplementor sessionFactory, MetadataImplementor metadata,
			Identifiers names) {
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			Generator generator = entity.getGenerator();
			if (generator instanceof SequenceStyleGenerator sequence && sequence.getDatabaseStructure() != null) {
				String identifier = entity.getIdentifierPropertyName();
				String name = entity.getEntityName() + ((identifier != null) ? "#" + identifier : "");
				QualifiedName qualified = names.qualified(sequence.getDatabaseStructure().getPhysicalName());
				this.sequences.putIfAbsent(qualified, Origin.of(name));
				feed(qualified, metadata.getEntityBinding(entity.getEntityName()), names);
			}
		});
	}

	private void feed(QualifiedName sequence, @Nullable PersistentClass entity, Identifiers names) {
		if (entity == null || entity.getKey().getColumns().size() != 1) {
			return;
		}
		Table table = entity.getTable();
		Feed feed = new Feed(
				names.qualified(table.getCatalogIdentifier(), table.getSchemaIdentifier(), table.getNameIdentifier()),
				names.name(entity.getKey().getColumns().get(0)));
		List<Feed> fed = this.feeds.computeIfAbsent(sequence, (name) -> new ArrayList<>());
		if (!fed.contains(feed)) {
			fed.add(feed);
		}
	}

	void add(Table table, String entity) {
		this.tables.putIfAbsent(table, Origin.of(entity));
	}

	void add(Table table, Column column, Origin origin) {
		this.columns.putIfAbsent(new ColumnKey(table, column.getCanonicalName()), origin);
	}

	void markWritten(Table table, Column column) {
		this.columns.computeIfPresent(new ColumnKey(table, column.getCanonicalName()),
				(key, origin) -> origin.written());
	}

	void addType(String name, Origin origin) {
		this.types.putIfAbsent(name, origin);
	}

	Origin of(Table table) {
		return this.tables.getOrDefault(table, Origin.NONE);
	}

	/**
	 * Return the attribute behind a column; for one that no attribute stands for, such as
	 * a discriminator, the entity.
	 * @param table the table
	 * @param column its column
	 * @return the origin
	 */
	Origin of(Table table, Column column) {
		Table searched = table;
		while (true) {
			Origin origin = this.columns.get(new ColumnKey(searched, column.getCanonicalName()));
			if (origin != null) {
				return origin;
			}
			if (!(searched instanceof DenormalizedTable inheriting)) {
				return of(table);
			}
			searched = inheriting.getIncludedTable();
		}
	}

	Origin ofSequence(QualifiedName name) {
		return this.sequences.getOrDefault(name, Origin.NONE);
	}

	List<Feed> feeds(QualifiedName sequence) {
		return this.feeds.getOrDefault(sequence, List.of());
	}

	Origin ofType(String name) {
		return this.types.getOrDefault(name, Origin.NONE);
	}

	private record ColumnKey(Table table, String column) {
	}

}
