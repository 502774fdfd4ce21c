package io.schemasync.source.entity;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.model.relational.ColumnOrderingStrategy;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.mapping.UserDefinedObjectType;

/**
 * The order in which Hibernate creates columns. Hibernate reorders its model in place
 * just before it creates a schema, and a second time would scramble composite foreign
 * keys; so this only says what the order is, whether Hibernate was there before or not.
 */
final class ColumnOrder {

	private final MetadataImplementor metadata;

	private final ColumnOrderingStrategy strategy;

	private final Map<PrimaryKey, List<Column>> primaryKeys = new IdentityHashMap<>();

	private final Map<Table, List<Column>> columns = new IdentityHashMap<>();

	ColumnOrder(MetadataImplementor metadata) {
		this.metadata = metadata;
		this.strategy = metadata.getMetadataBuildingOptions().getColumnOrderingStrategy();
	}

	List<Column> columns(Table table) {
		List<Column> known = this.columns.get(table);
		if (known == null) {
			known = order(table);
			this.columns.put(table, known);
		}
		return known;
	}

	private List<Column> order(Table table) {
		List<Column> ordered = this.strategy.orderTableColumns(table, this.metadata);
		return (ordered != null) ? ordered : List.copyOf(table.getColumns());
	}

	List<Column> attributes(UserDefinedObjectType type) {
		List<Column> ordered = (type.getOrderMapping() == null && type.getColumns().size() > 1)
				? this.strategy.orderUserDefinedTypeColumns(type, this.metadata) : null;
		return (ordered != null) ? ordered : List.copyOf(type.getColumns());
	}

	List<Column> primaryKey(PrimaryKey key) {
		List<Column> known = this.primaryKeys.get(key);
		if (known == null) {
			known = order(key);
			this.primaryKeys.put(key, known);
		}
		return known;
	}

	private List<Column> order(PrimaryKey key) {
		if (key.getColumns().size() < 2 || key.getOriginalOrder() != null) {
			return List.copyOf(key.getColumns());
		}
		List<Column> ordered = this.strategy.orderConstraintColumns(key, this.metadata);
		if (ordered == null) {
			return List.copyOf(key.getColumns());
		}
		UniqueKey ordering = key.getOrderingUniqueKey();
		return List.copyOf((ordering != null) ? ordering.getColumns() : ordered);
	}

	/** The columns of a foreign key follow those of the primary key they refer to. */
	List<Column> foreignKey(ForeignKey key) {
		List<Column> columns = key.getColumns();
		if (columns.size() < 2 || !key.isReferenceToPrimaryKey()) {
			return columns;
		}
		PrimaryKey target = key.getReferencedTable().getPrimaryKey();
		if (target.getOriginalOrder() != null) {
			return columns;
		}
		List<Column> declared = target.getColumns();
		return primaryKey(target).stream().map((column) -> columns.get(declared.indexOf(column))).toList();
	}

	List<Column> referenced(ForeignKey key) {
		return key.isReferenceToPrimaryKey() ? primaryKey(key.getReferencedTable().getPrimaryKey())
				: key.getReferencedColumns();
	}

}
