package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * Drops a column and adds it again, for what no {@code ALTER COLUMN} can do. That is
 * harmless while the table is empty, and while all that goes with the column can come
 * back.
 */
final class ColumnAnew {

	private final Table table;

	private final boolean rows;

	ColumnAnew(Table table, Circumstances circumstances) {
		this.table = table;
		this.rows = circumstances.rows(table.name());
	}

	List<Statement> render(Column column) {
		Column wanted = (column.generated() != null) ? column.withDefaultValue(null).withIdentity(Identity.NONE)
				: column;
		String replacement = alter(
				"drop column " + PostgreSqlNames.quote(wanted.name()) + ", add column " + DDL.column(wanted));
		String object = this.table.name() + "." + wanted.name();
		if (this.rows) {
			return withheld(replacement, HazardCode.DATA_LOSS,
					"A column cannot become generated, or cease to be, without being made anew: the values of " + object
							+ " would go.");
		}
		Optional<String> obstacle = obstacle(wanted.name());
		if (obstacle.isPresent()) {
			return withheld(replacement, HazardCode.DEPENDENT_OBJECT,
					object + " has to be made anew, which the server refuses or which would take this away: "
							+ obstacle.get()
							+ ". Drop that, replace the column, and create it again, in one transaction.");
		}
		List<Statement> statements = new ArrayList<>();
		statements.add(EmptyTable.assertion(this.table.name()));
		statements.add(Statement.of(replacement));
		if (wanted.comment() != null) {
			statements.add(CreateRendering.comment(this.table, wanted));
		}
		parts(wanted.name()).map(this::again).map(Statement::of).forEach(statements::add);
		return statements;
	}

	private List<Statement> withheld(String sql, HazardCode code, String effect) {
		return List.of(Statement.of(sql, new PostgreSqlHazards(this.table).of(code, effect)));
	}

	/**
	 * Foreign keys of other tables may hang on a key, and an index may say more than we
	 * know.
	 */
	private Optional<String> obstacle(String column) {
		Stream<String> keys = Stream
			.concat(Stream.ofNullable(this.table.primaryKey()), this.table.uniqueConstraints().stream())
			.filter((key) -> key.columns().contains(column))
			.map((key) -> "the key " + key.name());
		Stream<String> indexes = this.table.indexes()
			.stream()
			.filter((index) -> mentions(index, column) && !index.plain())
			.map((index) -> "the index " + index.name());
		Stream<String> columns = this.table.columns()
			.stream()
			.filter((other) -> other.generated() != null && !other.name().equals(column)
					&& other.generated().sql().contains(column))
			.map((other) -> "the generated column " + other.name());
		return Stream.of(this.table.facts().dependents(column).stream(), keys, indexes, columns)
			.flatMap((obstacles) -> obstacles)
			.findFirst();
	}

	private Stream<TablePart> parts(String column) {
		return Stream.<List<? extends TablePart>>of(this.table.checks(), this.table.indexes(), this.table.foreignKeys())
			.flatMap(List::stream)
			.filter((part) -> (part instanceof Index index) ? mentions(index, column) : part.columns().contains(column))
			.map(TablePart.class::cast);
	}

	private static boolean mentions(Index index, String column) {
		return index.columns().contains(column) || index.options().contains(column)
				|| index.parts().stream().anyMatch((part) -> part.expression() && part.sql().contains(column));
	}

	private String again(TablePart part) {
		if (part instanceof Index index) {
			return DDL.index(this.table.name(), index, index.name(), false);
		}
		return alter("add "
				+ ((part instanceof CheckConstraint check) ? DDL.check(check) : DDL.foreignKey((ForeignKey) part)));
	}

	private String alter(String action) {
		return DDL.alter(this.table.name(), action);
	}

}
