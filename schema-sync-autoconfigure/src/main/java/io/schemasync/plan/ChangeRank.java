package io.schemasync.plan;

import java.util.function.ToIntFunction;

import io.schemasync.diff.Change;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;

/**
 * Puts changes into an order in which each finds what it needs: what others are made of
 * first, foreign keys after the keys they point to.
 */
final class ChangeRank implements Change.Visitor<Integer>, ToIntFunction<Change> {

	private static final SchemaObject.Visitor<Integer> OBJECTS = new ObjectRank();

	private static final TablePart.Visitor<Integer> PARTS = new PartRank();

	@Override
	public int applyAsInt(Change change) {
		return change.accept(this);
	}

	/** Everything else goes by the new names. */
	@Override
	public Integer visit(Change.Rename change) {
		return -1000;
	}

	@Override
	public Integer visit(Change.RenamePart change) {
		return -999;
	}

	@Override
	public Integer visit(Change.CreateNamespace change) {
		return 0;
	}

	@Override
	public Integer visit(Change.AddEnumLabel change) {
		return 1;
	}

	@Override
	public Integer visit(Change.Create change) {
		return change.object().accept(OBJECTS);
	}

	@Override
	public Integer visit(Change.Replace change) {
		return change.to().accept(OBJECTS);
	}

	/** Backwards, so that what is made of others goes first. */
	@Override
	public Integer visit(Change.Drop change) {
		return -change.object().accept(OBJECTS);
	}

	@Override
	public Integer visit(Change.Comment change) {
		return 50;
	}

	@Override
	public Integer visit(Change.AddPart change) {
		return change.part().accept(PARTS);
	}

	@Override
	public Integer visit(Change.AlterColumn change) {
		return 21;
	}

	@Override
	public Integer visit(Change.ReplacePart change) {
		return change.to().accept(PARTS);
	}

	@Override
	public Integer visit(Change.KeepInStep change) {
		return 20;
	}

	@Override
	public Integer visit(Change.ValidatePart change) {
		return 40;
	}

	@Override
	public Integer visit(Change.DropPart change) {
		return -change.part().accept(PARTS);
	}

	/** Behind the columns, of which it may use any, and before their rules. */
	@Override
	public Integer visit(Change.Fill change) {
		return 20;
	}

	private static final class ObjectRank implements SchemaObject.Visitor<Integer> {

		@Override
		public Integer visit(EnumType type) {
			return 2;
		}

		@Override
		public Integer visit(CompositeType type) {
			return 3;
		}

		@Override
		public Integer visit(AuxiliaryObject object) {
			return object.beforeTables() ? 4 : 70;
		}

		@Override
		public Integer visit(Sequence sequence) {
			return 5;
		}

		@Override
		public Integer visit(Table table) {
			return 10;
		}

		@Override
		public Integer visit(View view) {
			return 60;
		}

	}

	private static final class PartRank implements TablePart.Visitor<Integer> {

		/** One that is computed needs the others. */
		@Override
		public Integer visit(Column column) {
			return (column.generated() != null) ? 21 : 20;
		}

		@Override
		public Integer visit(PrimaryKey key) {
			return 22;
		}

		@Override
		public Integer visit(UniqueConstraint unique) {
			return 23;
		}

		@Override
		public Integer visit(CheckConstraint check) {
			return 24;
		}

		@Override
		public Integer visit(Index index) {
			return 25;
		}

		@Override
		public Integer visit(ForeignKey key) {
			return 30;
		}

	}

}
