package io.schemasync.dialect.sql;

import java.util.List;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/** Drops whole objects: what {@code recreate} does, and nobody else. */
public final class DropRendering implements SchemaObject.Visitor<List<Statement>> {

	private final Identifiers names;

	/**
	 * Create it.
	 * @param names how names are spelled
	 */
	public DropRendering(Identifiers names) {
		this.names = names;
	}

	@Override
	public List<Statement> visit(Table table) {
		return drop("table", table, new Hazard(HazardCode.DATA_LOSS,
				"All rows of table " + table.name() + " would be gone.", table.facts()));
	}

	/** One that belongs to a column is gone with its table. */
	@Override
	public List<Statement> visit(Sequence sequence) {
		return drop("sequence if exists", sequence, new Hazard(HazardCode.DATA_LOSS,
				"The position of sequence " + sequence.name() + " would be gone.", TableFacts.NONE));
	}

	/** The casts go with the type, which takes the word for it. */
	@Override
	public List<Statement> visit(EnumType type) {
		return List.of(Statement.of("drop type " + this.names.quote(type.name()) + (type.casts() ? " cascade" : "")));
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		return drop("type", type);
	}

	@Override
	public List<Statement> visit(View view) {
		return drop("view", view);
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.drop().stream().map(Statement::of).toList();
	}

	private List<Statement> drop(String kind, SchemaObject object, Hazard... hazards) {
		return List.of(Statement.of("drop " + kind + " " + this.names.quote(object.name()), hazards));
	}

}
