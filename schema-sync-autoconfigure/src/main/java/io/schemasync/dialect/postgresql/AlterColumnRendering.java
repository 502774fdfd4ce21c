package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.Identity;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/** Changes columns, aspect by aspect. */
final class AlterColumnRendering {

	private final Table table;

	private final Circumstances circumstances;

	private final TableHazards hazards;

	AlterColumnRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.circumstances = circumstances;
		this.hazards = new TableHazards(table);
	}

	List<Statement> render(Change.AlterColumn change) {
		List<Statement> statements = new ArrayList<>();
		for (ColumnAspect aspect : ColumnAspect.values()) {
			if (change.aspects().contains(aspect)) {
				statements.addAll(render(aspect, change.from(), change.to()));
			}
		}
		return statements;
	}

	private List<Statement> render(ColumnAspect aspect, Column from, Column to) {
		return switch (aspect) {
			case TYPE -> new ColumnTypeRendering(this.table, this.circumstances).render(from, to);
			case COLLATION -> collation(to);
			case DEFAULT ->
				List.of(alter(to, (to.defaultValue() != null) ? "set default " + to.defaultValue() : "drop default"));
			case IDENTITY -> identity(from, to);
			case GENERATED -> generated(from, to);
			case NULLABILITY -> to.nullable() ? List.of(alter(to, "drop not null")) : notNull(to);
			case COMMENT -> List.of(CreateRendering.comment(this.table, to));
		};
	}

	private Statement alter(Column column, String action) {
		return Statement
			.of(Ddl.alter(this.table.name(), "alter column " + PostgreSqlNames.quote(column.name()) + " " + action));
	}

	private List<Statement> collation(Column to) {
		String sql = Ddl.alter(this.table.name(),
				"alter column " + PostgreSqlNames.quote(to.name()) + " type " + Ddl.type(to.type()) + " collate "
						+ ((to.collation() != null) ? Ddl.collation(to.collation()) : "\"default\""));
		if (!this.table.facts().dependents(to.name()).isEmpty()) {
			return List.of(Statement.of(sql, this.hazards.dependents(to.name())));
		}
		return List.of(this.circumstances.rows(this.table.name())
				? Statement.of(sql, this.hazards.meaning(to.name(), "sorted today", "sorted by " + to.collation()))
				: Statement.of(sql));
	}

	/**
	 * The new sequence starts above what is there; the lock of the first statement stops
	 * inserts.
	 */
	private List<Statement> identity(Column from, Column to) {
		List<Statement> statements = new ArrayList<>();
		if (!to.identity().generates()) {
			statements.add(alter(to, (from.identity() == Identity.SERIAL) ? "drop default" : "drop identity"));
			return statements;
		}
		if (from.nullable()) {
			statements.add(alter(to, "set not null"));
		}
		if (to.identity() == Identity.SERIAL) {
			statements.addAll(serial(to));
			statements.addAll(new Grants(this.circumstances.grantee()).column(this.table.name(), to));
		}
		else {
			statements.add(alter(to, "add " + Ddl.identity(to.identity())));
		}
		statements.add(Statement.of(startAboveMaximum(to)));
		return statements;
	}

	/** The parts that the server makes of the word {@code serial}. */
	private List<Statement> serial(Column to) {
		QualifiedName sequence = new QualifiedName(this.table.name().schema(),
				Ddl.implicitName(this.table.name(), List.of(to.name()), "seq"));
		String name = PostgreSqlNames.quote(sequence);
		return List.of(
				Statement.of("create sequence " + name + " as " + Ddl.type(to.type()) + " owned by "
						+ PostgreSqlNames.quote(this.table.name()) + "." + PostgreSqlNames.quote(to.name())),
				alter(to, "set default nextval(" + PostgreSqlNames.literal(name) + ")"));
	}

	private String startAboveMaximum(Column column) {
		String name = PostgreSqlNames.quote(column.name());
		return "select setval(pg_get_serial_sequence("
				+ PostgreSqlNames.literal(PostgreSqlNames.quote(this.table.name())) + ", "
				+ PostgreSqlNames.literal(column.name()) + "), coalesce(max(" + name + "), 0) + 1, false) from "
				+ PostgreSqlNames.quote(this.table.name());
	}

	private List<Statement> generated(Column from, Column to) {
		if (from.generated() == null || to.generated() == null
				|| from.generated().stored() != to.generated().stored()) {
			return List.of(Statement.of(
					Ddl.alter(this.table.name(),
							"drop column " + PostgreSqlNames.quote(to.name()) + ", add column " + Ddl.column(to)),
					this.hazards.of(HazardCode.DATA_LOSS, "A column cannot become generated, or cease to be, without "
							+ "being made anew: the values of " + this.table.name() + "." + to.name() + " would go.")));
		}
		Statement statement = alter(to, "set expression as (" + to.generated().sql() + ")");
		return List.of(
				this.circumstances.rows(this.table.name()) || this.circumstances.server().versionNumber() < 170000
						? Statement.of(statement.sql(),
								this.hazards.meaning(to.name(), from.generated().sql(), to.generated().sql()))
						: statement);
	}

	private List<Statement> notNull(Column to) {
		return this.circumstances.rows(this.table.name())
				? new SafeSequences(this.table, this.circumstances).notNull(to.name())
				: List.of(alter(to, "set not null"));
	}

}
