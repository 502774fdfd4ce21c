package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.schema.Column;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table, part by part as Hibernate writes it.
 */
final class TableReader {

	private final Model model;

	private final ColumnReader columnReader;

	private final KeyReader keyReader;

	private final CheckReader checkReader;

	private final ForeignKeyReader foreignKeyReader;

	private final IndexReader indexReader;

	private final InitialRowReader initialRowReader;

	TableReader(Model model) {
		this.model = model;
		this.columnReader = new ColumnReader(model);
		this.keyReader = new KeyReader(model);
		this.checkReader = new CheckReader(model);
		this.foreignKeyReader = new ForeignKeyReader(model);
		this.indexReader = new IndexReader(model);
		this.initialRowReader = new InitialRowReader(model);
	}

	Table read(org.hibernate.mapping.Table table) {
		QualifiedTableName tableName = table.getQualifiedTableName();
		QualifiedName name = this.model.names().qualified(tableName);
		PrimaryKey primaryKey = this.keyReader.primaryKey(table);
		return Table.named(name)
			.columns(columns(table, primaryKey))
			.primaryKey(primaryKey)
			.uniqueConstraints(this.keyReader.uniqueConstraints(table))
			.foreignKeys(this.foreignKeyReader.read(table))
			.checks(this.checkReader.read(table))
			.indexes(this.indexReader.read(table))
			.comment(Literals.content(table.getComment()))
			.options(options(table))
			.initialRows(this.initialRowReader.read(table))
			.origin(this.model.origins().of(table))
			.build();
	}

	private List<Column> columns(org.hibernate.mapping.Table table, @Nullable PrimaryKey primaryKey) {
		List<String> keyColumns = (primaryKey != null) ? primaryKey.columns() : List.of();
		List<Column> columns = new ArrayList<>();
		for (org.hibernate.mapping.Column mapped : this.model.order().columns(table)) {
			Column column = this.columnReader.read(table, mapped);
			columns.add(keyColumns.contains(column.name()) ? column.withNullable(false) : column);
		}
		return columns;
	}

	private String options(org.hibernate.mapping.Table table) {
		StringBuilder options = new StringBuilder();
		for (org.hibernate.mapping.Column column : this.model.order().columns(table)) {
			options.append(column.getValue().getExtraCreateTableInfo());
		}
		options.append(this.model.dialect().getTableTypeString());
		if (table.getOptions() != null) {
			options.append(' ').append(table.getOptions());
		}
		return options.toString().trim();
	}

}
