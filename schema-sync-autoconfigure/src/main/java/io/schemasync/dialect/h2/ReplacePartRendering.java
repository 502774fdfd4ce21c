package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Puts a rule or an index in the place of another, in two statements. */
final class ReplacePartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final TablePart from;

	private final boolean rows;

	private final TableHazards hazards;

	private final Circumstances circumstances;

	ReplacePartRendering(Table table, TablePart from, Circumstances circumstances) {
		this.table = table;
		this.from = from;
		this.rows = circumstances.rows(table.name());
		this.hazards = new TableHazards(table);
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Column column) {
		throw new IllegalArgumentException("a column is altered, not replaced");
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		return instead(key, this.hazards.replaces("primary key " + H2Names.DDL.columns(this.from.columns())));
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return instead(unique, this.hazards.replaces("unique " + H2Names.DDL.columns(this.from.columns())));
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		CheckConstraint old = (CheckConstraint) this.from;
		CheckConstraint named = new CheckConstraint((check.name() != null) ? check.name() : old.name(),
				check.expression(), check.columns(), true, check.values());
		return instead(named, this.rows ? this.hazards.replaces(old, check).toArray(Hazard[]::new) : new Hazard[0]);
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		return instead(key, this.hazards.replaces(H2Names.DDL.foreignKey((ForeignKey) this.from)));
	}

	/** A key may be a mere unique index. */
	private List<Statement> instead(TablePart part, Hazard... judged) {
		boolean index = this.from instanceof UniqueConstraint unique && !unique.constraint();
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of(index ? dropIndex()
				: H2Names.DDL.alter(this.table.name(), "drop constraint if exists " + H2Names.ANY.quote(name())),
				judged));
		statements.addAll(part.accept(new AddPartRendering(this.table, this.circumstances)));
		return statements;
	}

	@Override
	public List<Statement> visit(Index index) {
		Index old = (Index) this.from;
		boolean others = !old.plain() || old.unique() && !index.unique();
		List<Statement> statements = new ArrayList<>();
		statements.add(others ? Statement.of(dropIndex(), this.hazards.replaces("index " + old.name()))
				: Statement.of(dropIndex()));
		statements.addAll(index.accept(new AddPartRendering(this.table, this.circumstances)));
		return statements;
	}

	private String dropIndex() {
		return "drop index if exists " + H2Names.ANY.quote(new QualifiedName(this.table.name().schema(), name()));
	}

	private String name() {
		return Objects.requireNonNull(this.from.name(), "what exists has a name");
	}

}
