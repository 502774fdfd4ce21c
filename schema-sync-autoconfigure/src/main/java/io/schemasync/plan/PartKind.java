package io.schemasync.plan;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Names the kinds of parts of a table. */
final class PartKind implements TablePart.Visitor<String> {

	static final PartKind INSTANCE = new PartKind();

	@Override
	public String visit(Column column) {
		return "column";
	}

	@Override
	public String visit(PrimaryKey primaryKey) {
		return "primary key";
	}

	@Override
	public String visit(UniqueConstraint uniqueConstraint) {
		return "unique constraint";
	}

	@Override
	public String visit(CheckConstraint checkConstraint) {
		return "check constraint";
	}

	@Override
	public String visit(ForeignKey foreignKey) {
		return "foreign key";
	}

	@Override
	public String visit(Index index) {
		return "index";
	}

}
