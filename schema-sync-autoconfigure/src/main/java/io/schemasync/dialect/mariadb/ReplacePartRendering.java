package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Puts a rule or an index in the place of another. */
final class ReplacePartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final TablePart from;

	private final Online online;

	ReplacePartRendering(Table table, TablePart from, Circumstances circumstances) {
		this.table = table;
		this.from = from;
		this.online = new Online(table, circumstances);
	}

	@Override
	public List<Statement> visit(Column column) {
		throw new IllegalArgumentException("a column is altered, not replaced");
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		return replaced("drop primary key, add " + Clauses.primaryKey(key), Clauses.primaryKey((PrimaryKey) this.from));
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return replaced("drop index " + quoted() + ", add " + Clauses.unique(unique),
				Clauses.unique((UniqueConstraint) this.from));
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		return replaced("drop foreign key " + quoted() + ", add " + Clauses.foreignKey(key),
				Clauses.foreignKey((ForeignKey) this.from));
	}

	private List<Statement> replaced(String action, String old) {
		return List.of(Statement.of(Clauses.alter(this.table.name(), action), this.online.replaces(old)));
	}

	/**
	 * A rule that is part of its column is replaced without a look at the rows: all that
	 * obey the old one obey the new one. If that was not looked at yet, it comes later.
	 */
	@Override
	public List<Statement> visit(CheckConstraint check) {
		CheckConstraint old = (CheckConstraint) this.from;
		List<Hazard> hazards = new ArrayList<>(this.online.rows() ? this.online.replaces(old, check) : List.of());
		Column column = this.table.column(String.valueOf(old.name())).orElse(null);
		if (column != null && check.name() == null && !this.online.isMySql()) {
			CheckConstraint put = old.validated() ? check : Unchecked.mark(check);
			return List
				.of(this.online.instantly(AlterColumnRendering.modify(column, put), hazards.toArray(Hazard[]::new)));
		}
		CheckConstraint named = new CheckConstraint((check.name() != null) ? check.name() : old.name(),
				check.expression(), check.columns(), true, check.values());
		String drop = (column != null && !this.online.isMySql()) ? AlterColumnRendering.modify(column, null)
				: "drop constraint " + quoted();
		if (this.online.rows()) {
			hazards.add(this.online.waits("the server copies the table for a rule"));
		}
		return List.of(Statement.of(this.online.alter(drop + ", add " + Clauses.check(named)),
				hazards.toArray(Hazard[]::new)));
	}

	/** One statement: there is never less than one index. */
	@Override
	public List<Statement> visit(Index index) {
		Index old = (Index) this.from;
		String action = "drop index " + quoted() + ", add " + Clauses.index(index);
		if (!old.plain() || (old.unique() && !index.unique())) {
			return List.of(Statement.of(this.online.alter(action), this.online.replaces("index " + old.name())));
		}
		Statement statement = this.online.inPlace(action);
		return List
			.of(this.online.rows() ? new Statement(statement.sql(), Phase.ONLINE, statement.hazards()) : statement);
	}

	private String quoted() {
		return MariaDbNames.IDENTIFIERS.quote(Objects.requireNonNull(this.from.name(), "an existing rule has a name"));
	}

}
