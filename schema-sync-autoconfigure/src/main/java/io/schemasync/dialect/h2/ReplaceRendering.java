package io.schemasync.dialect.h2;

import java.util.List;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.Sequences;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/** Changes whole objects other than tables. */
final class ReplaceRendering implements SchemaObject.Visitor<List<Statement>> {

	private final SchemaObject from;

	ReplaceRendering(SchemaObject from) {
		this.from = from;
	}

	@Override
	public List<Statement> visit(Table table) {
		throw new IllegalArgumentException("a table is altered, not replaced");
	}

	@Override
	public List<Statement> visit(Sequence sequence) {
		return List.of(Statement.of(
				"alter sequence " + H2Names.ANY.quote(sequence.name()) + " increment by " + sequence.increment(),
				Sequences.otherIncrement((Sequence) this.from, sequence)));
	}

	@Override
	public List<Statement> visit(EnumType type) {
		throw new IllegalArgumentException("H2 has no types of their own for enums");
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		throw new IllegalArgumentException("H2 has no composite types");
	}

	@Override
	public List<Statement> visit(View view) {
		String sql = "create or replace view " + H2Names.ANY.quote(view.name()) + " as " + view.query();
		return List.of(view.extending() ? Statement.of(sql) : Statement
			.of(sql, new Hazard(HazardCode.MEANING_CHANGES, "View " + view.name()
					+ " has another query, with other columns than it has today. Replace it by hand if that is meant.",
					TableFacts.NONE)));
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.create().stream().map(Statement::of).toList();
	}

}
