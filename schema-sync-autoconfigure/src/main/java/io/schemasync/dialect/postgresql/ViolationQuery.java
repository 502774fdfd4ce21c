package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Words the question for rows of today that a stricter rule would forbid. The answer is
 * the key of one of them and their number, and nothing else, because values may be
 * private.
 */
final class ViolationQuery implements TablePart.Visitor<Optional<String>> {

	/** Stands between the key and the number, and in neither. */
	static final char SEPARATOR = '\u001f';

	private static final String SEPARATOR_SQL = "chr(31)";

	/** More than this many are not counted unless somebody asks. */
	private static final int MANY = 1000;

	private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

	private final Table table;

	private final boolean counts;

	private ViolationQuery(Table table, boolean counts) {
		this.table = table;
		this.counts = counts;
	}

	/**
	 * Word the question for a change.
	 * @param change the change
	 * @param questions what else to know
	 * @return a query that answers with at most one row of one text, if the change brings
	 * a rule that rows of today could break
	 */
	static Optional<String> of(Change change, Questions questions) {
		boolean counts = questions.counts();
		if (change instanceof Change.AddPart add) {
			boolean known = add.part().columns().stream().allMatch((name) -> add.table().column(name).isPresent());
			return known ? add.part().accept(new ViolationQuery(add.table(), counts)) : Optional.empty();
		}
		if (change instanceof Change.ValidatePart validate) {
			return validate.part().accept(new ViolationQuery(validate.table(), counts));
		}
		if (change instanceof Change.ReplacePart replace) {
			return replace.to().accept(new ViolationQuery(replace.table(), counts));
		}
		if (change instanceof Change.AlterColumn alter) {
			ViolationQuery query = new ViolationQuery(alter.table(), counts);
			return alter.table().column(alter.to().name()).isPresent() ? query.altered(alter)
					: Optional.of(query.from("true"));
		}
		if (change instanceof Change.Replace replace && replace.from() instanceof EnumType from
				&& replace.to() instanceof EnumType to) {
			return removedLabels(from, to, questions);
		}
		if (change instanceof Change.Replace replace && replace.from() instanceof CompositeType type) {
			return Optional.of(answer(CompositeUsage.rows(type, questions.current()), counts));
		}
		return Optional.empty();
	}

	private Optional<String> altered(Change.AlterColumn change) {
		String column = change.to().name();
		if (change.aspects().contains(ColumnAspect.NULLABILITY) && !change.to().nullable()) {
			return Optional.of(nulls(List.of(column)));
		}
		ColumnType type = change.to().type();
		boolean shorter = change.aspects().contains(ColumnAspect.TYPE) && TEXTS.contains(change.from().type().name())
				&& TEXTS.contains(type.name()) && type.dimensions() == 0 && type.arguments().size() == 1;
		return shorter ? Optional.of(from("length(" + PostgreSqlNames.quote(column) + ") > " + type.arguments().get(0)))
				: Optional.empty();
	}

	/** Any table may have columns of the type. */
	private static Optional<String> removedLabels(EnumType from, EnumType to, Questions questions) {
		List<String> gone = new ArrayList<>(from.labels());
		gone.removeAll(to.labels());
		String type = PostgreSqlNames.quote(from.name());
		String labels = gone.stream().map(PostgreSqlNames::literal).collect(Collectors.joining(", ", "(", ")"));
		List<String> queries = new ArrayList<>();
		for (Table table : questions.current().tables().values()) {
			table.columns()
				.stream()
				.filter((column) -> table.kind().alterable() && column.type().equals(ColumnType.of(type)))
				.forEach((column) -> queries.add(new ViolationQuery(table, questions.counts())
					.rows(PostgreSqlNames.quote(column.name()) + "::text in " + labels, " in " + table.name())));
		}
		return (gone.isEmpty() || queries.isEmpty()) ? Optional.empty()
				: Optional
					.of(answer(queries.stream().map((it) -> "(" + it + ")").collect(Collectors.joining(" union all ")),
							questions.counts()));
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

	/** To find one group is cheaper than to find all. */
	private String duplicates(List<String> columns, String condition) {
		String group = "select min(" + key() + ") as k, count(*) as n from " + PostgreSqlNames.quote(this.table.name())
				+ (condition.isEmpty() ? "" : " where " + condition) + " group by " + PostgreSqlNames.quoteAll(columns)
				+ " having count(*) > 1" + (this.counts ? "" : " limit 1");
		return "select min(k) || " + SEPARATOR_SQL + " || " + (this.counts ? "sum(n)" : "''") + " from (" + group
				+ ") t having count(*) > 0";
	}

	private static String present(List<String> columns) {
		return columns.stream()
			.map((column) -> PostgreSqlNames.quote(column) + " is not null")
			.collect(Collectors.joining(" and "));
	}

	private String from(String condition) {
		return answer(rows(condition, ""), this.counts);
	}

	private String rows(String condition, String suffix) {
		return "select " + key() + (suffix.isEmpty() ? "" : " || " + PostgreSqlNames.literal(suffix)) + " as k from "
				+ PostgreSqlNames.quote(this.table.name()) + " where " + condition
				+ (this.counts ? "" : " limit " + (MANY + 1));
	}

	private static String answer(String rows, boolean counts) {
		String number = counts ? "count(*)"
				: "case when count(*) > " + MANY + " then 'more than " + MANY + "' else count(*)::text end";
		return "select min(k) || " + SEPARATOR_SQL + " || " + number + " from (" + rows + ") t having count(*) > 0";
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
