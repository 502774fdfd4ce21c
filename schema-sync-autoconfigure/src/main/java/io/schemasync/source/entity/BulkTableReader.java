package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import org.hibernate.boot.model.relational.QualifiedNameParser;
import org.hibernate.dialect.temptable.TemporaryTable;
import org.hibernate.dialect.temptable.TemporaryTableColumn;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.mutation.internal.temptable.PersistentTableStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables that bulk updates and inserts go through where Hibernate is set to
 * keep them. They are not in the mapping model: Hibernate makes them with the session
 * factory.
 */
final class BulkTableReader {

	private final Model model;

	private final SessionFactoryImplementor sessionFactory;

	BulkTableReader(Model model, SessionFactoryImplementor sessionFactory) {
		this.model = model;
		this.sessionFactory = sessionFactory;
	}

	List<Table> read() {
		Map<QualifiedName, Table> tables = new LinkedHashMap<>();
		this.sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			add(tables, entity.getSqmMultiTableMutationStrategy());
			add(tables, entity.getSqmMultiTableInsertStrategy());
		});
		return new ArrayList<>(tables.values());
	}

	private void add(Map<QualifiedName, Table> tables, @Nullable Object strategy) {
		if (strategy instanceof PersistentTableStrategy persistent) {
			Table table = table(persistent.getTemporaryTable());
			tables.put(table.name(), table);
		}
	}

	private Table table(TemporaryTable table) {
		var name = QualifiedNameParser.INSTANCE.parse(table.getQualifiedTableName());
		List<String> key = table.getColumnsForExport()
			.stream()
			.filter(TemporaryTableColumn::isPrimaryKey)
			.map(this::name)
			.toList();
		List<Column> columns = table.getColumnsForExport()
			.stream()
			.map((column) -> Column.of(name(column), ColumnType.of(column.getSqlTypeDefinition()),
					column.isNullable() && !column.isPrimaryKey()))
			.toList();
		return Table
			.named(this.model.names().qualified(name.getCatalogName(), name.getSchemaName(), name.getObjectName()))
			.columns(columns)
			.primaryKey(key.isEmpty() ? null : new PrimaryKey(null, key))
			.build();
	}

	private String name(TemporaryTableColumn column) {
		return this.model.names().written(column.getColumnName());
	}

}
