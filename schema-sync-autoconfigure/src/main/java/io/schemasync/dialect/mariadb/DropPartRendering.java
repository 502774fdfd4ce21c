package io.schemasync.dialect.mariadb;

import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Drops parts of tables: shown for what is unmapped, run by {@code recreate} only. */
final class DropPartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final Online online;

	DropPartRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.online = new Online(table, circumstances);
	}

	@Override
	public List<Statement> visit(Column column) {
		return List.of(Statement.of(alter("drop column " + MariaDbNames.IDENTIFIERS.quote(column.name())),
				this.online.of(HazardCode.DATA_LOSS,
						"All values of column " + this.table.name() + "." + column.name() + " would be gone.")));
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		return rule("drop primary key", "primary key");
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return rule("drop index " + quoted(unique), String.valueOf(unique.name()));
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		Column column = this.table.column(String.valueOf(check.name())).orElse(null);
		return rule((column != null && !this.online.isMySql()) ? AlterColumnRendering.modify(column, null)
				: "drop constraint " + quoted(check), String.valueOf(check.name()));
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		return rule("drop foreign key " + quoted(key), String.valueOf(key.name()));
	}

	@Override
	public List<Statement> visit(Index index) {
		return List.of(Statement.of(alter("drop index " + quoted(index))));
	}

	private List<Statement> rule(String action, String name) {
		return List.of(Statement.of(alter(action), this.online.of(HazardCode.REPLACES_RULE,
				"Rule " + name + " of table " + this.table.name() + " would not hold any more.")));
	}

	private String alter(String action) {
		return Clauses.alter(this.table.name(), action);
	}

	private static String quoted(TablePart part) {
		return MariaDbNames.IDENTIFIERS
			.quote(Objects.requireNonNull(part.name(), "a part of an existing table has a name"));
	}

}
