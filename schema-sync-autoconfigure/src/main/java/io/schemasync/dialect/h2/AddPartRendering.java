package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Adds what a table lacks. */
final class AddPartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final Circumstances circumstances;

	private final boolean rows;

	private final TableHazards hazards;

	AddPartRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.circumstances = circumstances;
		this.rows = circumstances.rows(table.name());
		this.hazards = new TableHazards(table);
	}

	@Override
	public List<Statement> visit(Column column) {
		List<Statement> statements = new ArrayList<>();
		List<Hazard> found = new ArrayList<>();
		List<InitialRow> initial = this.table.initialRows();
		String lost = (initial.size() == 1 && this.rows) ? initial.get(0).values().get(column.name()) : null;
		if (this.rows && lost == null && !column.fillsItself()) {
			found.add(this.hazards.of(HazardCode.WAITS_FOR_DATA,
					"Column " + this.table.name() + "." + column.name() + " has no value for the rows of today."));
		}
		Column added = (lost != null) ? column.withDefaultValue(lost) : column;
		statements.add(Statement.of(alter("add column " + H2Names.DDL.column(added)), found.toArray(Hazard[]::new)));
		if (column.comment() != null) {
			statements.add(CreateRendering.comment(this.table, column));
		}
		if (lost != null) {
			statements.addAll(refilled(column, initial.get(0)));
		}
		else if (!this.rows) {
			statements.addAll(H2Names.counters(this.circumstances).write(this.table.name(), initial));
		}
		return statements;
	}

	/** The only row of a generator got back what the generator once wrote. */
	private List<Statement> refilled(Column column, InitialRow row) {
		List<Statement> statements = new ArrayList<>();
		if (column.defaultValue() == null) {
			statements.add(Statement.of(alter("alter column " + H2Names.ANY.quote(column.name()) + " drop default")));
		}
		if (column.name().equals(row.counter())) {
			statements.addAll(H2Names.counters(this.circumstances)
				.raise(this.table.name(),
						new InitialRow(row.insert(), Map.of(), row.counter(), row.increment(), row.feeds())));
		}
		return statements;
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		List<Statement> statements = new ArrayList<>();
		for (String name : key.columns()) {
			if (this.table.column(name).map(Column::nullable).orElse(this.rows)) {
				statements.add(Statement.of(alter("alter column " + H2Names.ANY.quote(name) + " set not null")));
			}
		}
		statements.add(Statement.of(alter("add " + H2Names.DDL.primaryKey(key))));
		return statements;
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return List.of(Statement.of(alter("add " + H2Names.DDL.unique(unique))));
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		return List.of(Statement.of(alter("add " + H2Names.DDL.check(check))));
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		return List.of(Statement.of(alter("add " + H2Names.DDL.foreignKey(key))));
	}

	@Override
	public List<Statement> visit(Index index) {
		String sql = H2Names.DDL.index(this.table.name(), index, index.name(), false);
		boolean known = index.plain() && index.parts().stream().noneMatch(IndexPart::expression);
		return List.of(known ? Statement.of(sql)
				: Statement.of(sql,
						this.hazards.of(HazardCode.UNSUPPORTED,
								"H2 has indexes over columns alone, without conditions: " + "leave out index "
										+ index.name() + " of " + this.table.name() + " there")));
	}

	private String alter(String action) {
		return H2Names.DDL.alter(this.table.name(), action);
	}

}
