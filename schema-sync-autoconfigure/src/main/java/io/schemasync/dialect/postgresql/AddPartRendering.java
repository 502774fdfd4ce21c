package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Adds what a table lacks: at once on an empty one, by the safe sequence on others. */
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
		String sql = alter("add column " + Ddl.column(column));
		if (this.rows && rewrites(column)) {
			statements.add(Statement.of(sql, this.hazards.rewrite(column.name())));
		}
		else if (this.rows && !column.fillsItself()) {
			statements.add(Statement.of(sql, this.hazards.of(HazardCode.WAITS_FOR_DATA,
					"Column " + this.table.name() + "." + column.name() + " has no value for the rows of today.")));
		}
		else {
			statements.add(Statement.of(sql));
		}
		if (column.comment() != null) {
			statements.add(CreateRendering.comment(this.table, column));
		}
		return statements;
	}

	/**
	 * A constant or stable default is kept in the catalog; everything else is written
	 * into each row.
	 */
	private static boolean rewrites(Column column) {
		return column.identity().generates() || (column.generated() != null && column.generated().stored())
				|| (column.defaultValue() != null && !StableDefault.test(column.defaultValue()));
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + Ddl.primaryKey(key))));
		}
		List<Statement> statements = new ArrayList<>();
		for (String name : key.columns()) {
			this.table.column(name).filter(Column::nullable).ifPresent((column) -> statements.addAll(notNull(column)));
		}
		statements.addAll(keyUsingIndex(key, "primary key", implicit(List.of(), "pkey"), key.columns(), ""));
		return statements;
	}

	private List<Statement> notNull(Column column) {
		return new AlterColumnRendering(this.table, this.circumstances).render(new Change.AlterColumn(this.table,
				column, column.withNullable(false), Set.of(ColumnAspect.NULLABILITY)));
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + Ddl.unique(unique))));
		}
		return keyUsingIndex(unique, "unique", implicit(unique.columns(), "key"), unique.columns(),
				unique.nullsDistinct() ? "" : " nulls not distinct");
	}

	/** The index is built beside the traffic; the constraint then only takes it over. */
	private List<Statement> keyUsingIndex(TablePart part, String kind, String implicitName, List<String> columns,
			String options) {
		String name = PostgreSqlNames.quote((part.name() != null) ? part.name() : implicitName);
		return List.of(
				Statement.online("create unique index concurrently " + name + " on "
						+ PostgreSqlNames.quote(this.table.name()) + " " + Ddl.columns(columns) + options),
				Statement.online(alter("add constraint " + name + " " + kind + " using index " + name)));
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + Ddl.check(check))));
		}
		CheckConstraint named = (check.name() != null) ? check : new CheckConstraint(
				implicit(single(check.columns()), "check"), check.expression(), check.columns(), true, check.values());
		return validated(Ddl.check(named), named);
	}

	private static List<String> single(List<String> columns) {
		return (columns.size() == 1) ? columns : List.of();
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + Ddl.foreignKey(key))));
		}
		ForeignKey named = (key.name() != null) ? key : new ForeignKey(implicit(key.columns(), "fkey"), key.columns(),
				key.referencedTable(), key.referencedColumns(), key.onDelete(), key.onUpdate(), key.timing(), true);
		return validated(Ddl.foreignKey(named), named);
	}

	/** New rows obey at once, without a scan; those of today are checked afterwards. */
	private List<Statement> validated(String definition, TablePart part) {
		return List.of(Statement.of(alter("add " + definition + " not valid")),
				Statement.online(alter("validate constraint " + PostgreSqlNames.quote(String.valueOf(part.name())))));
	}

	@Override
	public List<Statement> visit(Index index) {
		String sql = Ddl.index(this.table.name(), index, index.name(), this.rows);
		return List.of(this.rows ? Statement.online(sql) : Statement.of(sql));
	}

	private String implicit(List<String> columns, String suffix) {
		return Ddl.implicitName(this.table.name(), columns, suffix);
	}

	private String alter(String action) {
		return Ddl.alter(this.table.name(), action);
	}

}
