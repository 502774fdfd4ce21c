package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/** Changes columns, aspect by aspect. */
final class AlterColumnRendering {

	private final Table table;

	private final Circumstances circumstances;

	private final PostgreSqlHazards hazards;

	AlterColumnRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.circumstances = circumstances;
		this.hazards = new PostgreSqlHazards(table);
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
			case DEFAULT -> unlessGenerated(to, List
				.of(alter(to, (to.defaultValue() != null) ? "set default " + to.defaultValue() : "drop default")));
			case IDENTITY -> unlessGenerated(to, identity(from, to));
			case GENERATED -> generated(from, to);
			case NULLABILITY -> to.nullable() ? List.of(alter(to, "drop not null")) : notNull(to);
			case STORAGE -> CreateRendering.storage(this.table.name(), to);
			case COMMENT -> List.of(CreateRendering.comment(this.table, to));
		};
	}

	private Statement alter(Column column, String action) {
		return Statement
			.of(DDL.alter(this.table.name(), "alter column " + PostgreSqlNames.quote(column.name()) + " " + action));
	}

	private List<Statement> collation(Column to) {
		String sql = DDL.alter(this.table.name(),
				"alter column " + PostgreSqlNames.quote(to.name()) + " type " + SqlClauses.type(to.type()) + " collate "
						+ ((to.collation() != null) ? DDL.collation(to.collation()) : "\"default\""));
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
			statements.add(alter(to, "add " + SqlClauses.identity(to)));
		}
		statements.add(Statement.of(startAboveMaximum(to)));
		return statements;
	}

	/** The parts that the server makes of the word {@code serial}. */
	private List<Statement> serial(Column to) {
		QualifiedName sequence = new QualifiedName(this.table.name().schema(),
				DDL.implicitName(this.table.name(), List.of(to.name()), "seq"));
		String name = PostgreSqlNames.quote(sequence);
		return List.of(
				Statement
					.of("create sequence if not exists " + name + " as " + SqlClauses.type(to.type()) + " owned by "
							+ PostgreSqlNames.quote(this.table.name()) + "." + PostgreSqlNames.quote(to.name())),
				alter(to, "set default nextval(" + PostgreSqlNames.literal(name) + ")"));
	}

	private String startAboveMaximum(Column column) {
		String maximum = "max(" + PostgreSqlNames.quote(column.name()) + ")";
		String sequence = "pg_get_serial_sequence(" + PostgreSqlNames.literal(PostgreSqlNames.quote(this.table.name()))
				+ ", " + PostgreSqlNames.literal(column.name()) + ")";
		return "select setval(" + sequence + ", greatest(" + maximum + " + 1, (select seqstart from pg_sequence "
				+ "where seqrelid = " + sequence + "::regclass)), false) from "
				+ PostgreSqlNames.quote(this.table.name()) + " having " + maximum + " is not null";
	}

	private List<Statement> generated(Column from, Column to) {
		GeneratedExpression before = from.generated();
		GeneratedExpression after = to.generated();
		if (before == null || after == null || before.stored() != after.stored()) {
			return (after == null && before != null && before.stored()) ? List.of(alter(to, "drop expression"))
					: new ColumnAnew(this.table, this.circumstances).render(to);
		}
		// The server refuses it for a virtual column where the table has checks
		boolean refused = !after.stored() && !this.table.checks().isEmpty();
		if (refused || this.circumstances.server().versionNumber() < 170000) {
			return new ColumnAnew(this.table, this.circumstances).render(to);
		}
		Statement statement = alter(to, "set expression as (" + after.sql() + ")");
		return List
			.of((this.circumstances.rows(this.table.name()) && after.stored())
					? Statement.of(statement.sql(),
							this.hazards.rewrite(to.name(), "run the statement while nobody uses the table"))
					: statement);
	}

	/** A column that stays generated for now takes no value from elsewhere. */
	private List<Statement> unlessGenerated(Column to, List<Statement> statements) {
		return (to.generated() == null) ? statements
				: statements.stream()
					.map((statement) -> Statement.of(statement.sql(), this.hazards.of(HazardCode.DEPENDENT_OBJECT,
							this.table.name() + "." + to.name() + " is a generated column, which takes no value from "
									+ "elsewhere. It has to become an ordinary one before.")))
					.toList();
	}

	private List<Statement> notNull(Column to) {
		return this.circumstances.rows(this.table.name())
				? new SafeSequences(this.table, this.circumstances).notNull(to.name())
				: List.of(alter(to, "set not null"));
	}

}
