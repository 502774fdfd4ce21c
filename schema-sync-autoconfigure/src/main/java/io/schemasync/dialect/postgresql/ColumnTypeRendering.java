package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.Column;
import io.schemasync.schema.Table;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/** Changes the type of a column. */
final class ColumnTypeRendering {

	private final Table table;

	private final Circumstances circumstances;

	private final PostgreSqlHazards hazards;

	ColumnTypeRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.circumstances = circumstances;
		this.hazards = new PostgreSqlHazards(table);
	}

	List<Statement> render(Column from, Column to) {
		if (!this.table.facts().dependents(to.name()).isEmpty()) {
			return List.of(Statement.of(alter(to, ""), this.hazards.dependents(from, to, this.circumstances)));
		}
		if (!this.circumstances.rows(this.table.name())) {
			return onEmptyTable(from, to);
		}
		return switch (TypeChange.between(from.type(), to.type())) {
			case FREE -> List.of(Statement.of(alter(to, ""), this.hazards.cachedPlan(to.name())), analyze(to));
			case REWRITE -> List.of(Statement.of(alter(to, ""), this.hazards.rewrite(from, to, this.circumstances),
					this.hazards.cachedPlan(to.name())), analyze(to));
			case NARROWS ->
				List.of(Statement.of(alter(to, using(to)), this.hazards.narrows(from, to, this.circumstances)));
			case MEANING ->
				List.of(Statement.of(alter(to, " using " + PostgreSqlNames.quote(to.name()) + " at time zone 'UTC'"),
						this.hazards.meaning(from, to, this.circumstances)));
		};
	}

	/**
	 * What would lose values of rows is harmless while there are none, so the statement
	 * makes sure of that itself, under the lock that the change needs anyway.
	 */
	private List<Statement> onEmptyTable(Column from, Column to) {
		List<Statement> statements = new ArrayList<>();
		TypeChange kind = TypeChange.between(from.type(), to.type());
		if (kind == TypeChange.NARROWS || kind == TypeChange.MEANING) {
			if (from.generated() != null) {
				return new ColumnAnew(this.table, this.circumstances).render(to);
			}
			statements.add(EmptyTable.assertion(this.table.name()));
			if (from.defaultValue() != null) {
				statements.add(Statement.of(DDL.alter(this.table.name(),
						"alter column " + PostgreSqlNames.quote(to.name()) + " drop default")));
			}
			statements.add(Statement.of(alter(to, using(to))));
			if (from.defaultValue() != null && to.defaultValue() != null) {
				statements.add(Statement.of(DDL.alter(this.table.name(),
						"alter column " + PostgreSqlNames.quote(to.name()) + " set default " + to.defaultValue())));
			}
			return statements;
		}
		return List.of(Statement.of(alter(to, "")));
	}

	private String alter(Column to, String using) {
		return DDL.alter(this.table.name(),
				"alter column " + PostgreSqlNames.quote(to.name()) + " type " + SqlClauses.type(to.type()) + using);
	}

	/** By way of text every type can be read as any other, if its values can. */
	private static String using(Column to) {
		return " using " + PostgreSqlNames.quote(to.name()) + "::text::" + SqlClauses.type(to.type());
	}

	private Statement analyze(Column to) {
		return new Statement(
				"analyze " + PostgreSqlNames.quote(this.table.name()) + " (" + PostgreSqlNames.quote(to.name()) + ")",
				Phase.STATISTICS, List.of());
	}

}
