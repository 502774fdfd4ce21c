package io.schemasync.schema;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of a {@link Table}. Not thread-safe.
 */
public final class TableBuilder {

	private QualifiedName name;

	private Table.Kind kind = Table.Kind.TABLE;

	private List<Column> columns = new ArrayList<>();

	private @Nullable PrimaryKey primaryKey;

	private List<UniqueConstraint> uniqueConstraints = new ArrayList<>();

	private List<ForeignKey> foreignKeys = new ArrayList<>();

	private List<CheckConstraint> checks = new ArrayList<>();

	private List<Index> indexes = new ArrayList<>();

	private @Nullable String comment;

	private String options = "";

	private List<InitialRow> initialRows = new ArrayList<>();

	private TableFacts facts = TableFacts.NONE;

	private Origin origin = Origin.NONE;

	TableBuilder(QualifiedName name) {
		this.name = name;
	}

	TableBuilder(Table table) {
		this.name = table.name();
		this.kind = table.kind();
		this.columns.addAll(table.columns());
		this.primaryKey = table.primaryKey();
		this.uniqueConstraints.addAll(table.uniqueConstraints());
		this.foreignKeys.addAll(table.foreignKeys());
		this.checks.addAll(table.checks());
		this.indexes.addAll(table.indexes());
		this.comment = table.comment();
		this.options = table.options();
		this.initialRows.addAll(table.initialRows());
		this.facts = table.facts();
		this.origin = table.origin();
	}

	public TableBuilder name(QualifiedName name) {
		this.name = name;
		return this;
	}

	public TableBuilder kind(Table.Kind kind) {
		this.kind = kind;
		return this;
	}

	public TableBuilder column(Column column) {
		this.columns.add(column);
		return this;
	}

	public TableBuilder columns(List<Column> columns) {
		this.columns = new ArrayList<>(columns);
		return this;
	}

	public TableBuilder primaryKey(@Nullable PrimaryKey primaryKey) {
		this.primaryKey = primaryKey;
		return this;
	}

	public TableBuilder unique(UniqueConstraint unique) {
		this.uniqueConstraints.add(unique);
		return this;
	}

	public TableBuilder uniqueConstraints(List<UniqueConstraint> uniqueConstraints) {
		this.uniqueConstraints = new ArrayList<>(uniqueConstraints);
		return this;
	}

	public TableBuilder foreignKey(ForeignKey foreignKey) {
		this.foreignKeys.add(foreignKey);
		return this;
	}

	public TableBuilder foreignKeys(List<ForeignKey> foreignKeys) {
		this.foreignKeys = new ArrayList<>(foreignKeys);
		return this;
	}

	public TableBuilder check(CheckConstraint check) {
		this.checks.add(check);
		return this;
	}

	public TableBuilder checks(List<CheckConstraint> checks) {
		this.checks = new ArrayList<>(checks);
		return this;
	}

	public TableBuilder index(Index index) {
		this.indexes.add(index);
		return this;
	}

	public TableBuilder indexes(List<Index> indexes) {
		this.indexes = new ArrayList<>(indexes);
		return this;
	}

	public TableBuilder comment(@Nullable String comment) {
		this.comment = comment;
		return this;
	}

	public TableBuilder options(String options) {
		this.options = options;
		return this;
	}

	public TableBuilder initialRows(List<InitialRow> initialRows) {
		this.initialRows = new ArrayList<>(initialRows);
		return this;
	}

	public TableBuilder facts(TableFacts facts) {
		this.facts = facts;
		return this;
	}

	public TableBuilder origin(Origin origin) {
		this.origin = origin;
		return this;
	}

	/**
	 * Finish the table.
	 * @return an immutable table of what was collected
	 */
	public Table build() {
		return new Table(this.name, this.kind, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checks, this.indexes, this.comment, this.options, this.initialRows, this.facts, this.origin);
	}

}
