package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Words the question for one row of today that a stricter rule would forbid. The answer
 * is the row's key and nothing else, because values may be private.
 */
final class ViolationQuery implements TablePart.Visitor<Optional<String>> {

	private final Table table;

	private ViolationQuery(Table table) {
		this.table = table;
	}

	/**
	 * Word the question for a change.
	 * @param change the change
	 * @return a query that answers with at most one row of one text, if the change brings
	 * a rule that rows of today could break
	 */
	static Optional<String> of(Change change) {
		if (change instanceof Change.AddPart add) {
			boolean known = add.part().columns().stream().allMatch((name) -> add.table().column(name).isPresent());
			return known ? add.part().accept(new ViolationQuery(add.table())) : Optional.empty();
		}
		if (change instanceof Change.ValidatePart validate) {
			return validate.part().accept(new ViolationQuery(validate.table()));
		}
		if (change instanceof Change.ReplacePart replace) {
			return replace.to().accept(new ViolationQuery(replace.table()));
		}
		if (change instanceof Change.AlterColumn alter && alter.aspects().contains(ColumnAspect.NULLABILITY)
				&& !alter.to().nullable() && alter.table().column(alter.to().name()).isPresent()) {
			return Optional.of(new ViolationQuery(alter.table()).nulls(List.of(alter.to().name())));
		}
		return Optional.empty();
	}

	@Override
	public Optional<String> visit(Column column) {
		return Optional.empty();
	}

	@Override
	public Optional<String> visit(PrimaryKey key) {
		return Optional.of("select coalesce((" + nulls(key.columns()) + "), (" + duplicates(key.columns(), "") + "))");
	}

	@Override
	public Optional<String> visit(UniqueConstraint unique) {
		return Optional.of(duplicates(unique.columns(), unique.nullsDistinct() ? present(unique.columns()) : ""));
	}

	@Override
	public Optional<String> visit(CheckConstraint check) {
		return Optional.of(from("not (" + check.expression() + ")"));
	}

	@Override
	public Optional<String> visit(Index index) {
		if (!index.unique() || !index.plain() || index.parts().stream().anyMatch(IndexPart::expression)) {
			return Optional.empty();
		}
		return Optional.of(duplicates(index.columns(), present(index.columns())));
	}

	@Override
	public Optional<String> visit(ForeignKey key) {
		String match = IntStream.range(0, key.columns().size())
			.mapToObj((i) -> "r." + PostgreSqlNames.quote(key.referencedColumns().get(i)) + " = "
					+ qualified(key.columns().get(i)))
			.collect(Collectors.joining(" and "));
		return Optional.of(from(key.columns()
			.stream()
			.map((column) -> qualified(column) + " is not null")
			.collect(Collectors.joining(" and ")) + " and not exists (select from "
				+ PostgreSqlNames.quote(key.referencedTable()) + " r where " + match + ")"));
	}

	private String nulls(List<String> columns) {
		return from(columns.stream()
			.map((column) -> PostgreSqlNames.quote(column) + " is null")
			.collect(Collectors.joining(" or ")));
	}

	private String duplicates(List<String> columns, String condition) {
		return "select (array_agg(" + key() + "))[1] from " + PostgreSqlNames.quote(this.table.name())
				+ (condition.isEmpty() ? "" : " where " + condition) + " group by " + PostgreSqlNames.quoteAll(columns)
				+ " having count(*) > 1 limit 1";
	}

	private static String present(List<String> columns) {
		return columns.stream()
			.map((column) -> PostgreSqlNames.quote(column) + " is not null")
			.collect(Collectors.joining(" and "));
	}

	private String from(String condition) {
		return "select " + key() + " from " + PostgreSqlNames.quote(this.table.name()) + " where " + condition
				+ " limit 1";
	}

	/** The primary key, or where there is none the place of the row in its file. */
	private String key() {
		String name = PostgreSqlNames.quote(this.table.name().name());
		if (this.table.primaryKey() == null) {
			return name + ".ctid::text";
		}
		return "concat_ws(', ', " + this.table.primaryKey()
			.columns()
			.stream()
			.map((column) -> name + "." + PostgreSqlNames.quote(column) + "::text")
			.collect(Collectors.joining(", ")) + ")";
	}

	private String qualified(String column) {
		return PostgreSqlNames.quote(this.table.name().name()) + "." + PostgreSqlNames.quote(column);
	}

}
