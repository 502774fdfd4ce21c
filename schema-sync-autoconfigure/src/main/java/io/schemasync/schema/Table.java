package io.schemasync.schema;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Table with all that belongs to it.
 *
 * @param name the table's name
 * @param kind what the catalog says it is
 * @param columns the columns in order
 * @param primaryKey the primary key, {@code null} without one
 * @param uniqueConstraints unique constraints, and unique indexes over plain columns
 * @param foreignKeys foreign keys
 * @param checks check constraints
 * @param indexes all other indexes
 * @param comment the comment, {@code null} without one
 * @param options what the model writes behind a new table's closing parenthesis (storage,
 * partitioning), empty for an ordinary table; never compared
 * @param initialRows the rows that a new table begins with (generator tables)
 * @param facts what the server says about it
 * @param origin the entity behind it
 */
public record Table(QualifiedName name, Kind kind, List<Column> columns, @Nullable PrimaryKey primaryKey,
		List<UniqueConstraint> uniqueConstraints, List<ForeignKey> foreignKeys, List<CheckConstraint> checks,
		List<Index> indexes, @Nullable String comment, String options, List<InitialRow> initialRows, TableFacts facts,
		Origin origin) implements SchemaObject {

	public Table {
		columns = List.copyOf(columns);
		uniqueConstraints = List.copyOf(uniqueConstraints);
		foreignKeys = List.copyOf(foreignKeys);
		checks = List.copyOf(checks);
		indexes = List.copyOf(indexes);
		initialRows = List.copyOf(initialRows);
	}

	/**
	 * Start to describe a table.
	 * @param name the table's name
	 * @return a builder
	 */
	public static TableBuilder named(QualifiedName name) {
		return new TableBuilder(name);
	}

	/**
	 * Start from this table to describe another.
	 * @return a builder that holds all of this table
	 */
	public TableBuilder toBuilder() {
		return new TableBuilder(this);
	}

	/**
	 * Find a column.
	 * @param name the name, exact in case
	 * @return the column, if there is one
	 */
	public Optional<Column> column(String name) {
		for (int i = 0; i < this.columns.size(); i++) {
			Column column = this.columns.get(i);
			if (column.name().equals(name)) {
				return Optional.of(column);
			}
		}
		return Optional.empty();
	}

	/**
	 * Find columns that tell rows apart and are never null.
	 * @return the columns of the primary key, or of a unique rule that is as good; empty
	 * if there is none
	 */
	public List<Column> rowKey() {
		List<String> names = (this.primaryKey != null) ? this.primaryKey.columns()
				: this.uniqueConstraints.stream()
					.filter((unique) -> unique.valid() && unique.columns().stream().allMatch(this::isNeverNull))
					.map(UniqueConstraint::columns)
					.findFirst()
					.orElse(List.of());
		return names.stream().flatMap((name) -> column(name).stream()).toList();
	}

	private boolean isNeverNull(String column) {
		return column(column).filter((it) -> !it.nullable()).isPresent();
	}

	/** What a relation can be. */
	public enum Kind {

		/** An ordinary table. */
		TABLE,

		/** The parent of partitions. */
		PARTITIONED_TABLE,

		/** A view. */
		VIEW,

		/** A materialized view. */
		MATERIALIZED_VIEW,

		/** A table of another server. */
		FOREIGN_TABLE;

		/**
		 * Tell whether schema-sync may change relations of this kind.
		 * @return whether it is a table of this database
		 */
		public boolean alterable() {
			return this == TABLE || this == PARTITIONED_TABLE;
		}

	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
