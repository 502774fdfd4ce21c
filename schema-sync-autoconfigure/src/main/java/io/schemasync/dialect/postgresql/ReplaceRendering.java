package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
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
				"alter sequence " + PostgreSqlNames.quote(sequence.name()) + " increment by " + sequence.increment(),
				Sequences.otherIncrement((Sequence) this.from, sequence)));
	}

	/**
	 * Only labels that are gone, or missing casts, lead here; new labels are changes of
	 * their own.
	 */
	@Override
	public List<Statement> visit(EnumType type) {
		EnumType old = (EnumType) this.from;
		List<String> gone = new ArrayList<>(old.labels());
		gone.removeAll(type.labels());
		if (!gone.isEmpty()) {
			return List.of(Statement.of("-- PostgreSQL cannot remove labels from " + type.name(),
					hazard(HazardCode.NARROWS, "Rows may hold " + String.join(", ", gone) + " of type " + type.name()
							+ ", which the entity no longer knows. PostgreSQL removes no labels: leave them, or make the type anew.")));
		}
		return CreateRendering.casts(type).stream().map((statement) -> unlessExists(statement.sql())).toList();
	}

	/** One of both may be there, and PostgreSQL knows no "create cast if not exists". */
	private static Statement unlessExists(String sql) {
		return Statement.of("do $$ begin " + sql + "; exception when duplicate_object then null; end $$");
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		return new AttributeRendering((CompositeType) this.from, type).render();
	}

	@Override
	public List<Statement> visit(View view) {
		String create = " view " + PostgreSqlNames.quote(view.name()) + " as " + view.query();
		if (view.extending()) {
			return List.of(Statement.of("create or replace" + create));
		}
		return List.of(
				Statement.of("drop view " + PostgreSqlNames.quote(view.name()),
						hazard(HazardCode.MEANING_CHANGES, "View " + view.name() + " has another query, with other "
								+ "columns or without options that it has today: the server does not replace it. Drop "
								+ "it and create it again, with the rights on it, in one transaction.")),
				Statement.of("create" + create));
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.create().stream().map(Statement::of).toList();
	}

	private static Hazard hazard(HazardCode code, String effect) {
		return new Hazard(code, effect, TableFacts.NONE);
	}

}
