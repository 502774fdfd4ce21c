package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.Table;

/** Changes columns, aspect by aspect. */
final class AlterColumnRendering {

	private final Table table;

	private final boolean rows;

	private final TableHazards hazards;

	AlterColumnRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.rows = circumstances.rows(table.name());
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
			case TYPE -> type(from, to);
			case COLLATION,
					STORAGE ->
				List.of(Statement.of("-- " + aspect.name().toLowerCase(Locale.ROOT) + " of " + to.name(),
						this.hazards.of(HazardCode.UNSUPPORTED,
								"H2 knows no " + aspect.name().toLowerCase(Locale.ROOT) + " of a column: "
										+ "leave it out of " + this.table.name() + "." + to.name() + " there")));
			case DEFAULT ->
				List.of(alter(to, (to.defaultValue() != null) ? "set default " + to.defaultValue() : "drop default"));
			case IDENTITY -> identity(to);
			case GENERATED -> generated(from, to);
			case NULLABILITY -> List.of(alter(to, to.nullable() ? "drop not null" : "set not null"));
			case COMMENT -> List.of(CreateRendering.comment(this.table, to));
		};
	}

	private Statement alter(Column column, String action) {
		return Statement.of(sql(column, action));
	}

	private String sql(Column column, String action) {
		return H2Names.DDL.alter(this.table.name(), "alter column " + H2Names.ANY.quote(column.name()) + " " + action);
	}

	private List<Statement> type(Column from, Column to) {
		String before = H2Clauses.type(from.type());
		String after = H2Clauses.type(to.type());
		String sql = sql(to, "set data type " + after);
		if (!this.rows) {
			return List.of(Statement.of(sql));
		}
		return List.of(switch (TypeChange.between(from.type(), to.type())) {
			case FREE -> Statement.of(sql);
			case REWRITE -> Statement.of(sql, this.hazards.of(HazardCode.TABLE_REWRITE, "Every row of "
					+ this.table.name() + " would be rewritten for column " + to.name()
					+ ", and nobody could read or write the table meanwhile. Run the statement at a quiet time."));
			case NARROWS -> Statement.of(sql, this.hazards.narrows(to.name(), before, after));
			case MEANING -> Statement.of(sql, this.hazards.meaning(to.name(), before, after));
		});
	}

	private List<Statement> identity(Column to) {
		if (!to.identity().generates()) {
			return List.of(alter(to, "drop identity"));
		}
		List<Statement> statements = new ArrayList<>();
		statements.add(alter(to, H2Clauses.type(to.type()) + " " + H2Clauses.identity(to)));
		if (this.rows) {
			statements.add(alter(to, "restart with (select max(" + H2Names.ANY.quote(to.name()) + ") + 1 from "
					+ H2Names.ANY.quote(this.table.name()) + ")"));
		}
		return statements;
	}

	/** What rows hold would be computed anew, or would have to come from elsewhere. */
	private List<Statement> generated(Column from, Column to) {
		Statement statement = (to.generated() != null)
				? alter(to, H2Names.DDL.column(to).substring(H2Names.ANY.quote(to.name()).length() + 1))
				: alter(to, "drop expression");
		if (!this.rows || to.generated() == null) {
			return List.of(statement);
		}
		return List.of((from.generated() == null)
				? Statement.of(statement.sql(),
						this.hazards.of(HazardCode.DATA_LOSS,
								"The values of " + this.table.name() + "." + to.name()
										+ " would give way to generated ones."))
				: Statement
					.of(statement.sql(), this.hazards.of(HazardCode.TABLE_REWRITE, "Every row of " + this.table.name()
							+ " would be rewritten for column " + to.name() + ". Run the statement at a quiet time.")));
	}

}
