package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.schema.Column;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Past;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import jakarta.persistence.Entity;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.UnionSubclass;

/**
 * Finds the columns that an application fills in Java, and refuses what could only go
 * wrong later.
 */
final class ColumnBackfills {

	private final Model model;

	private final SessionFactoryImplementor sessionFactory;

	private final List<ColumnBackfill<?>> backfills;

	ColumnBackfills(Model model, SessionFactoryImplementor sessionFactory, List<ColumnBackfill<?>> backfills) {
		this.model = model;
		this.sessionFactory = sessionFactory;
		this.backfills = backfills;
	}

	/** Say of each of these columns what finds its values. */
	Schema in(Schema schema) {
		Map<QualifiedName, Table> tables = new LinkedHashMap<>(schema.tables());
		for (ColumnBackfill<?> backfill : this.backfills) {
			PersistentClass entity = this.model.metadata().getEntityBinding(backfill.entity().getName());
			if (entity == null) {
				checkOfOtherUnit(backfill);
				continue;
			}
			MappedColumn target = column(backfill, entity, backfill.attribute());
			checkRows(backfill, entity, target);
			AttributeComputation computation = new AttributeComputation(backfill, target,
					reads(backfill, entity, target), this.sessionFactory.getWrapperOptions());
			boolean found = false;
			for (QualifiedName name : tables(entity, target)) {
				Table table = tables.get(name);
				if (table != null && table.column(target.name()).isPresent()) {
					tables.put(name, filled(table, target, computation, backfill));
					found = true;
				}
			}
			if (!found) {
				throw refusal(backfill, "has no column that schema-sync makes", "Fill it elsewhere.");
			}
		}
		return schema.withTables(new ArrayList<>(tables.values()));
	}

	/** Each of several persistence units is asked for its own. */
	private static void checkOfOtherUnit(ColumnBackfill<?> backfill) {
		if (!backfill.entity().isAnnotationPresent(Entity.class)) {
			throw refusal(backfill, "is of no entity", "Let entity() return the class of an entity.");
		}
	}

	private MappedColumn column(ColumnBackfill<?> backfill, PersistentClass entity, String attribute) {
		Property property;
		try {
			property = entity.getRecursiveProperty(attribute);
		}
		catch (RuntimeException ex) {
			throw refusal(backfill, "cannot be filled: " + entity.getJpaEntityName() + " has no attribute " + attribute,
					"Let attribute() and reads() return names of attributes, with dots inside of embedded ones.");
		}
		return MappedColumn.of(property, attribute, entity, this.model.names(), this.sessionFactory)
			.orElseThrow(() -> refusal(backfill, "cannot be filled: " + attribute + " is not kept in one column",
					"Name an attribute that is."));
	}

	/** Rows of other entities would be filled as well. */
	private static void checkRows(ColumnBackfill<?> backfill, PersistentClass entity, MappedColumn target) {
		if (entity instanceof SingleTableSubclass && entity.getRootTable() == target.table()) {
			throw refusal(backfill, "shares its table with rows of other entities",
					"Fill it with @Backfill, whose expression can look at the discriminator, or let entity() return "
							+ entity.getRootClass().getJpaEntityName() + " if the attribute is there.");
		}
	}

	private List<MappedColumn> reads(ColumnBackfill<?> backfill, PersistentClass entity, MappedColumn target) {
		List<MappedColumn> reads = new ArrayList<>();
		for (String attribute : backfill.reads()) {
			MappedColumn read = column(backfill, entity, attribute);
			if (read.table() == target.table()) {
				reads.add(read);
			}
			else if (read.isKeyOf(entity)) {
				reads.add(read.in(target.table(), this.model.names()));
			}
			else {
				throw refusal(backfill, "cannot be filled: " + attribute + " is in another table",
						"Read the key alone, and find the rest by a query in values().");
			}
		}
		return reads;
	}

	/** Subclasses with tables of their own have the column once more. */
	private List<QualifiedName> tables(PersistentClass entity, MappedColumn target) {
		List<QualifiedName> tables = new ArrayList<>();
		tables.add(name((entity instanceof UnionSubclass) ? entity.getTable() : target.table()));
		entity.getSubclassClosure()
			.stream()
			.filter(UnionSubclass.class::isInstance)
			.map((subclass) -> name(subclass.getTable()))
			.filter((name) -> !tables.contains(name))
			.forEach(tables::add);
		return tables;
	}

	private QualifiedName name(org.hibernate.mapping.Table table) {
		return this.model.names()
			.qualified(table.getCatalogIdentifier(), table.getSchemaIdentifier(), table.getNameIdentifier());
	}

	private static Table filled(Table table, MappedColumn target, AttributeComputation computation,
			ColumnBackfill<?> backfill) {
		Column column = table.column(target.name()).orElseThrow();
		Past past = column.origin().past();
		if (past.backfill() != null) {
			throw refusal(backfill, "has a @Backfill too", "Keep one of them.");
		}
		if (past.computation() != null) {
			throw refusal(backfill, "is filled by " + past.computation().name() + " too", "Keep one of them.");
		}
		if (!past.formerNames().isEmpty()) {
			throw refusal(backfill, "takes its values from the column that it is @RenamedFrom",
					"Say with @Backfill how they become others, or give the attribute a name that nothing had.");
		}
		boolean key = table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
		if (key || column.generated() != null || column.identity() != Identity.NONE) {
			throw refusal(backfill, "gets its values from the database or is part of the key", "Drop the backfill.");
		}
		List<Column> columns = table.columns()
			.stream()
			.map((other) -> (other != column) ? other
					: other.withOrigin(other.origin().withPast(past.computedBy(computation))))
			.toList();
		return table.toBuilder().columns(columns).build();
	}

	private static SchemaSyncException refusal(ColumnBackfill<?> backfill, String problem, String action) {
		return new SchemaSyncException(Problem.INVALID_MODEL,
				"%s is to be filled by %s (%s), but %s.".formatted(
						backfill.entity().getSimpleName() + "#" + backfill.attribute(), backfill.name(),
						backfill.getClass().getName(), problem),
				action, null);
	}

}
