package io.schemasync.diff;

import java.util.Set;

import io.schemasync.schema.Column;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas: the vocabulary of everything that schema-sync can
 * see. The table in a change is today's where there is one, so that it carries the
 * server's facts.
 */
public sealed interface Change {

	/**
	 * Return the name of the table, sequence, type or view that the change is about.
	 * @return the name
	 */
	QualifiedName name();

	/**
	 * Hand this change to the method that is meant for its kind.
	 * @param <R> what the visitor answers
	 * @param visitor the visitor
	 * @return its answer
	 */
	<R> R accept(Visitor<R> visitor);

	/** A schema in the sense of the database is missing. */
	record CreateNamespace(String namespace) implements Change {

		@Override
		public QualifiedName name() {
			return new QualifiedName(null, this.namespace);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/**
	 * A table, type, sequence or view is missing; a new table's foreign keys and indexes
	 * are changes of their own.
	 */
	record Create(SchemaObject object) implements Change {

		@Override
		public QualifiedName name() {
			return this.object.name();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A sequence, type or view differs as a whole. */
	record Replace(SchemaObject from, SchemaObject to) implements Change {

		@Override
		public QualifiedName name() {
			return this.to.name();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/**
	 * A table or sequence has another name in the desired schema, and the model says so.
	 *
	 * @param from what it is today
	 * @param to the same under its new name
	 * @param bridged whether it is to answer to the old name, too
	 */
	record Rename(SchemaObject from, SchemaObject to, boolean bridged) implements Change {

		@Override
		public QualifiedName name() {
			return this.from.name();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A table, type, sequence or view is not in the desired schema. */
	record Drop(SchemaObject object) implements Change {

		@Override
		public QualifiedName name() {
			return this.object.name();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** An enumerated type lacks a label. */
	record AddEnumLabel(EnumType type, String label, @Nullable String after) implements Change {

		@Override
		public QualifiedName name() {
			return this.type.name();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A table's comment differs. */
	record Comment(Table from, Table to) implements Change {

		@Override
		public QualifiedName name() {
			return this.to.name();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A column, rule or index of an existing table is missing. */
	record AddPart(Table table, TablePart part) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/**
	 * A column has another name in the desired schema, and the model says so. The table
	 * has its new name already.
	 */
	record RenamePart(Table table, Column from, Column to) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A column differs in some aspects. */
	record AlterColumn(Table table, Column from, Column to, Set<ColumnAspect> aspects) implements OfTable {

		public AlterColumn {
			aspects = Set.copyOf(aspects);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/**
	 * A rule or index of the same name, or over the same columns, says something else.
	 */
	record ReplacePart(Table table, TablePart from, TablePart to) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/**
	 * A column has another name or type, and replicas of both versions write it: it gets
	 * a second one beside it, and whoever writes one of them writes both.
	 */
	record KeepInStep(Table table, Column from, Column to) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A rule exists, but the rows of today were never checked against it. */
	record ValidatePart(Table table, TablePart part) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A column, rule or index is not in the desired schema. */
	record DropPart(Table table, TablePart part) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/**
	 * Rows of today have no value in a column, and an expression over their other columns
	 * says which. A value that is there is never replaced.
	 *
	 * @param table the table as it is
	 * @param column the column, which may have yet to be added
	 * @param expression what to fill it with; where it gives null, the row stays as it is
	 * @param needed whether the application must not start before it is done
	 */
	record Fill(Table table, Column column, String expression, boolean needed) implements OfTable {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.visit(this);
		}

	}

	/** A change of what belongs to a table, today's if there is one. */
	sealed interface OfTable extends Change {

		Table table();

		@Override
		default QualifiedName name() {
			return table().name();
		}

	}

	/**
	 * Answers a question for each kind of change.
	 *
	 * @param <R> what it answers
	 */
	interface Visitor<R> {

		R visit(CreateNamespace change);

		R visit(Create change);

		R visit(Replace change);

		R visit(Rename change);

		R visit(Drop change);

		R visit(AddEnumLabel change);

		R visit(Comment change);

		R visit(AddPart change);

		R visit(RenamePart change);

		R visit(AlterColumn change);

		R visit(ReplacePart change);

		R visit(KeepInStep change);

		R visit(ValidatePart change);

		R visit(DropPart change);

		R visit(Fill change);

	}

}
