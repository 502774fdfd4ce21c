package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence.Feed;
import org.hibernate.boot.model.relational.QualifiedNameParser;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
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

	private final Map<Table, Map<String, Origin>> columns = new HashMap<>();

	private @Nullable Table lastTable;

	private @Nullable Map<String, Origin> lastColumns;

	private final Map<QualifiedName, Origin> sequences = new HashMap<>();

	private final Map<QualifiedName, List<Feed>> feeds = new HashMap<>();

	private final Map<List<Object>, Numbers> numbers = new HashMap<>();

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
			Generator generator = Generators.of(entity);
			if (generator instanceof SequenceStyleGenerator sequence && sequence.getDatabaseStructure() != null) {
				String identifier = entity.getIdentifierPropertyName();
				String name = entity.getEntityName() + ((identifier != null) ? "#" + identifier : "");
				QualifiedName qualified = names.qualified(sequence.getDatabaseStructure().getPhysicalName());
				this.sequences.putIfAbsent(qualified, Origin.of(name));
				feed(qualified, metadata.getEntityBinding(entity.getEntityName()), names);
				this.numbers.put(key(qualified, null),
						new Numbers(sequence.getDatabaseStructure().getIncrementSize(), feeds(qualified)));
			}
			if (generator instanceof TableGenerator numbers) {
				numbers(numbers, metadata.getEntityBinding(entity.getEntityName()), metadata, names);
			}
		});
	}

	/** The table is found in the same way as by the generator itself. */
	private void numbers(TableGenerator generator, @Nullable PersistentClass entity, MetadataImplementor metadata,
			Identifiers names) {
		var parts = QualifiedNameParser.INSTANCE.parse(generator.getTableName());
		Table table = metadata.getDatabase()
			.locateNamespace(parts.getCatalogName(), parts.getSchemaName())
			.locateTable(parts.getObjectName());
		if (table == null) {
			return;
		}
		List<Object> key = key(names.qualified(table.getQualifiedTableName()), "'" + generator.getSegmentValue() + "'");
		List<Feed> feeds = new ArrayList<>(this.numbers.getOrDefault(key, Numbers.NONE).feeds());
		feedOf(entity, names).filter((feed) -> !feeds.contains(feed)).ifPresent(feeds::add);
		this.numbers.put(key, new Numbers(generator.getIncrementSize(), feeds));
	}

	private static List<Object> key(QualifiedName table, @Nullable String row) {
		return List.of(table, (row != null) ? row : "");
	}

	private void feed(QualifiedName sequence, @Nullable PersistentClass entity, Identifiers names) {
		List<Feed> fed = this.feeds.computeIfAbsent(sequence, (name) -> new ArrayList<>());
		feedOf(entity, names).filter((feed) -> !fed.contains(feed)).ifPresent(fed::add);
	}

	private static Optional<Feed> feedOf(@Nullable PersistentClass entity, Identifiers names) {
		if (entity == null || entity.getKey().getColumns().size() != 1) {
			return Optional.empty();
		}
		Table table = entity.getTable();
		return Optional.of(new Feed(
				names.qualified(table.getCatalogIdentifier(), table.getSchemaIdentifier(), table.getNameIdentifier()),
				names.name(entity.getKey().getColumns().get(0))));
	}

	void add(Table table, Origin origin) {
		this.tables.putIfAbsent(table, origin);
	}

	/**
	 * Note where a column comes from, unless another attribute has it.
	 * @param written whether this attribute writes it, whoever has it
	 */
	void add(Table table, Column column, Origin origin, boolean written) {
		Map<String, Origin> columns = columns(table);
		if (columns == null) {
			columns = new HashMap<>();
			this.columns.put(table, columns);
			this.lastTable = table;
			this.lastColumns = columns;
		}
		String name = column.getCanonicalName();
		Origin first = columns.get(name);
		if (first == null) {
			columns.put(name, written ? origin.written() : origin);
		}
		else if (written && first.readOnly()) {
			columns.put(name, first.written());
		}
	}

	/** Most questions are about the table of the one before. */
	private @Nullable Map<String, Origin> columns(Table table) {
		if (table != this.lastTable) {
			this.lastTable = table;
			this.lastColumns = this.columns.get(table);
		}
		return this.lastColumns;
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
		String name = column.getCanonicalName();
		Table searched = table;
		while (true) {
			Map<String, Origin> columns = columns(searched);
			Origin origin = (columns != null) ? columns.get(name) : null;
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

	/**
	 * Return what is known of the generator behind a row of numbers.
	 * @param table the table of the row
	 * @param row the name of the row as SQL, {@code null} if it is the only one
	 */
	Numbers numbers(QualifiedName table, @Nullable String row) {
		return this.numbers.getOrDefault(key(table, row), Numbers.NONE);
	}

	Origin ofType(String name) {
		return this.types.getOrDefault(name, Origin.NONE);
	}

	/**
	 * Generator that keeps its numbers in a table.
	 *
	 * @param increment how many it takes at once
	 * @param feeds the columns that get them
	 */
	record Numbers(long increment, List<Feed> feeds) {

		static final Numbers NONE = new Numbers(1, List.of());

	}

}
