package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
final class ViolationQuery implements TablePart.Visitor<Optional<String>> {

	/** More than this many are not counted unless somebody asks. */
	private static final int MANY = 1000;

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private final Table table;

	private final boolean counts;

	private ViolationQuery(Table table, boolean counts) {
		this.table = table;
		this.counts = counts;
	}

	/**
	 * Word the question for a change.
	 * @param change the change
	 * @param counts whether to count all of them
	 * @return a query that answers with at most one row of two texts, if the change
	 * brings a rule that rows of today could break
	 */
	static Optional<String> of(Change change, boolean counts) {
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
		return Optional.empty();
	}

	private Optional<String> altered(Change.AlterColumn change) {
		String column = NAMES.quote(change.to().name());
		if (change.aspects().contains(ColumnAspect.NULLABILITY) && !change.to().nullable()) {
			return Optional.of(from("t." + column + " is null"));
		}
		if (!change.aspects().contains(ColumnAspect.TYPE)) {
			return Optional.empty();
		}
		ColumnType from = change.from().type();
		ColumnType to = change.to().type();
		Set<String> texts = Set.of("varchar", "char", "tinytext", "text", "mediumtext", "longtext");
		if (texts.contains(from.name()) && texts.contains(to.name()) && to.arguments().size() == 1) {
			return Optional.of(from("char_length(t." + column + ") > " + to.arguments().get(0)));
		}
		if (from.name().equals("enum") && to.name().equals("enum")) {
			Set<String> gone = new HashSet<>(from.arguments());
			to.arguments().forEach(gone::remove);
			return gone.isEmpty() ? Optional.empty()
					: Optional.of(from("t." + column + " in (" + String.join(", ", gone) + ")"));
		}
		return Optional.empty();
	}

	@Override
	public Optional<String> visit(Column column) {
		return Optional.empty();
	}

	@Override
	public Optional<String> visit(PrimaryKey key) {
		return Optional.of(duplicates(key.columns(), "true"));
	}

	@Override
	public Optional<String> visit(UniqueConstraint unique) {
		return Optional.of(duplicates(unique.columns(), present(unique.columns())));
	}

	@Override
	public Optional<String> visit(CheckConstraint check) {
		return Optional.of(from("not (" + check.expression() + ")"));
	}

	@Override
	public Optional<String> visit(Index index) {
		return (index.unique() && index.plain() && index.parts().stream().noneMatch(IndexPart::expression))
				? Optional.of(duplicates(index.columns(), present(index.columns()))) : Optional.empty();
	}

	@Override
	public Optional<String> visit(ForeignKey key) {
		return Optional.of(from(AddPartRendering.orphans(key)));
	}

	private static String present(List<String> columns) {
		return columns.stream()
			.map((column) -> "t." + NAMES.quote(column) + " is not null")
			.collect(Collectors.joining(" and "));
	}

	/** To find one group is cheaper than to find all. */
	private String duplicates(List<String> columns, String condition) {
		String group = columns.stream().map((column) -> "t." + NAMES.quote(column)).collect(Collectors.joining(", "));
		return "select min(k), " + (this.counts ? "sum(n)" : "''") + " from (select min(" + key()
				+ ") as k, count(*) as n from " + NAMES.quote(this.table.name()) + " t where " + condition
				+ " group by " + group + " having count(*) > 1" + (this.counts ? "" : " limit 1")
				+ ") d having count(*) > 0";
	}

	private String from(String condition) {
		String number = this.counts ? "count(*)"
				: "if(count(*) > " + MANY + ", 'more than " + MANY + "', cast(count(*) as char))";
		return "select min(k), " + number + " from (select " + key() + " as k from " + NAMES.quote(this.table.name())
				+ " t where " + condition + (this.counts ? "" : " limit " + (MANY + 1)) + ") d having count(*) > 0";
	}

	private String key() {
		if (this.table.primaryKey() == null) {
			return "'no key'";
		}
		List<String> columns = new ArrayList<>();
		this.table.primaryKey().columns().forEach((column) -> columns.add("t." + NAMES.quote(column)));
		return "concat_ws(', ', " + String.join(", ", columns) + ")";
	}

}
