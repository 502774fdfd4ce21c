package io.schemasync.dialect.sql;

import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Drops parts of tables: shown for what is unmapped, run by {@code recreate} only. */
public final class DropPartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final Identifiers names;

	private final SqlClauses clauses;

	/**
	 * Create it.
	 * @param table the table as it is
	 * @param names how names are spelled
	 */
	public DropPartRendering(Table table, Identifiers names) {
		this.table = table;
		this.names = names;
		this.clauses = new SqlClauses(names);
	}

	@Override
	public List<Statement> visit(Column column) {
		return List
			.of(Statement.of(this.clauses.alter(this.table.name(), "drop column " + this.names.quote(column.name())),
					new Hazard(HazardCode.DATA_LOSS,
							"All values of column " + this.table.name() + "." + column.name() + " would be gone.",
							this.table.facts())));
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		return constraint(key);
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return unique.constraint() ? constraint(unique) : index(unique);
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		return constraint(check);
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		return constraint(key);
	}

	@Override
	public List<Statement> visit(Index index) {
		return index(index);
	}

	private List<Statement> constraint(TablePart part) {
		return List
			.of(Statement.of(this.clauses.alter(this.table.name(), "drop constraint " + this.names.quote(name(part))),
					new Hazard(HazardCode.REPLACES_RULE,
							"Rule " + name(part) + " of table " + this.table.name() + " would not hold any more.",
							this.table.facts())));
	}

	private List<Statement> index(TablePart part) {
		return List.of(Statement
			.of("drop index " + this.names.quote(new QualifiedName(this.table.name().schema(), name(part)))));
	}

	private static String name(TablePart part) {
		return Objects.requireNonNull(part.name(), "a part of an existing table has a name");
	}

}
