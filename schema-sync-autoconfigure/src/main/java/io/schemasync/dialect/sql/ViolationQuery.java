package io.schemasync.dialect.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
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
public final class ViolationQuery implements TablePart.Visitor<Optional<String>> {

	/** Stands between the key and the number, and in neither. */
	public static final char SEPARATOR = '\u001f';

	/** More than this many are not counted unless somebody asks. */
	private static final int MANY = 1000;

	private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying", "character");

	private final Table table;

	private final boolean counts;

	private final RowWords words;

	private final Identifiers names;

	/**
	 * Create the questions about a table.
	 * @param table the table as it is
	 * @param counts whether to count all rows that break a rule
	 * @param words how the database words what differs
	 */
	public ViolationQuery(Table table, boolean counts, RowWords words) {
		this.table = table;
		this.counts = counts;
		this.words = words;
		this.names = words.names();
	}

	/**
	 * Word the question for a change of a table.
	 * @param change the change
	 * @param counts whether to count all rows that break a rule
	 * @param words how the database words what differs
	 * @return a query that answers with at most one row of one text, if the change brings
	 * a rule that rows of today could break
	 */
	public static Optional<String> of(Change change, boolean counts, RowWords words) {
		if (change instanceof Change.AddPart add) {
			boolean known = add.part().columns().stream().allMatch((name) -> add.table().column(name).isPresent());
			return known ? add.part().accept(new ViolationQuery(add.table(), counts, words)) : Optional.empty();
		}
		if (change instanceof Change.ValidatePart validate) {
			return validate.part().accept(new ViolationQuery(validate.table(), counts, words));
		}
		if (change instanceof Change.ReplacePart replace) {
			return replace.to().accept(new ViolationQuery(replace.table(), counts, words));
		}
		if (change instanceof Change.Fill fill) {
			return Optional.of(new ViolationQuery(fill.table(), counts, words).unfilled(fill));
		}
		if (change instanceof Change.AlterColumn alter) {
			ViolationQuery query = new ViolationQuery(alter.table(), counts, words);
			return alter.table().column(alter.to().name()).isPresent() ? query.altered(alter)
					: Optional.of(query.from("1 = 1"));
		}
		return Optional.empty();
	}

	private String unfilled(Change.Fill fill) {
		String column = this.names.quote(fill.column().name());
		boolean known = fill.table().column(fill.column().name()).isPresent();
		boolean computed = fill.column().origin().past().computation() != null;
		String value = computed ? "1 = 1" : "(" + fill.expression() + ") is not null";
		return from(known ? column + " is null and (" + value + lost(fill) + ")" : value);
	}

	/** What takes the place of a column that has a value must not be null. */
	private String lost(Change.Fill fill) {
		return fill.column().nullable() ? ""
				: fill.table()
					.facts()
					.inStep()
					.stream()
					.filter((inStep) -> inStep.column().equals(fill.column().name()))
					.map((inStep) -> " or " + this.names.quote(inStep.former()) + " is not null")
					.collect(Collectors.joining());
	}

	private Optional<String> altered(Change.AlterColumn change) {
		String column = change.to().name();
		if (change.aspects().contains(ColumnAspect.NULLABILITY) && !change.to().nullable()) {
			return Optional.of(nulls(List.of(column)));
		}
		if (change.aspects().contains(ColumnAspect.TYPE) && EnumColumns.narrows(change.from(), change.to())) {
			return Optional.of(from(this.words.text(this.names.quote(column)) + " in ("
					+ String.join(", ", EnumColumns.gone(change.from(), change.to())) + ")"));
		}
		ColumnType type = change.to().type();
		boolean shorter = change.aspects().contains(ColumnAspect.TYPE) && TEXTS.contains(change.from().type().name())
				&& TEXTS.contains(type.name()) && type.dimensions() == 0 && type.arguments().size() == 1;
		return shorter ? Optional.of(from("length(" + this.names.quote(column) + ") > " + type.arguments().get(0)))
				: Optional.empty();
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
			.mapToObj((i) -> "r." + this.names.quote(key.referencedColumns().get(i)) + " = "
					+ qualified(key.columns().get(i)))
			.collect(Collectors.joining(" and "));
		return Optional.of(from(key.columns()
			.stream()
			.map((column) -> qualified(column) + " is not null")
			.collect(Collectors.joining(" and ")) + " and not exists (select 1 from "
				+ this.names.quote(key.referencedTable()) + " r where " + match + ")"));
	}

	private String nulls(List<String> columns) {
		return from(columns.stream()
			.map((column) -> this.names.quote(column) + " is null")
			.collect(Collectors.joining(" or ")));
	}

	/** To find one group is cheaper than to find all. */
	private String duplicates(List<String> columns, String condition) {
		String group = "select min(" + key() + ") as k, count(*) as n from " + this.names.quote(this.table.name())
				+ (condition.isEmpty() ? "" : " where " + condition) + " group by " + this.names.quoteAll(columns)
				+ " having count(*) > 1" + (this.counts ? "" : " limit 1");
		return "select " + this.words.concat("min(k)", this.words.separator(), this.counts ? "sum(n)" : "''")
				+ " from (" + group + ") t having count(*) > 0";
	}

	private String present(List<String> columns) {
		return columns.stream()
			.map((column) -> this.names.quote(column) + " is not null")
			.collect(Collectors.joining(" and "));
	}

	private String from(String condition) {
		return answer(rows(condition, ""), this.counts, this.words);
	}

	/**
	 * Word the question for keys of rows.
	 * @param condition which rows
	 * @param suffix what to say behind each key, empty for nothing
	 * @return a query for rows of one text
	 */
	public String rows(String condition, String suffix) {
		return "select " + (suffix.isEmpty() ? key() : this.words.concat(key(), this.names.literal(suffix)))
				+ " as k from " + this.names.quote(this.table.name()) + " where " + condition
				+ (this.counts ? "" : " limit " + (MANY + 1));
	}

	/**
	 * Word the question for one key of several, and their number.
	 * @param rows query for keys
	 * @param counts whether to count all
	 * @param words how the database words what differs
	 * @return a query for at most one row of one text
	 */
	public static String answer(String rows, boolean counts, RowWords words) {
		String number = counts ? "count(*)" : "case when count(*) > " + MANY + " then 'more than " + MANY + "' else "
				+ words.text("count(*)") + " end";
		return "select " + words.concat("min(k)", words.separator(), number) + " from (" + rows
				+ ") t having count(*) > 0";
	}

	/**
	 * Take an answer apart.
	 * @param answer what the database said
	 * @return the same as the proof that a rule is broken
	 */
	public static Proof disproved(String answer) {
		int separator = answer.lastIndexOf(SEPARATOR);
		return new Proof(Proof.State.DISPROVED, answer.substring(0, separator), answer.substring(separator + 1));
	}

	/** The primary key, or where there is none the place of the row in its file. */
	private String key() {
		String name = this.names.quote(this.table.name().name());
		if (this.table.primaryKey() == null) {
			return this.words.place(name);
		}
		return this.words.key(this.table.primaryKey()
			.columns()
			.stream()
			.map((column) -> this.words.text(name + "." + this.names.quote(column)))
			.toList());
	}

	private String qualified(String column) {
		return this.names.quote(this.table.name().name()) + "." + this.names.quote(column);
	}

}
