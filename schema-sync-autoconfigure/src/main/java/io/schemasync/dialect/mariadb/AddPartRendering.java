package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.InitialRow;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Adds what a table lacks: at once on an empty one, beside the traffic on others. */
final class AddPartRendering implements TablePart.Visitor<List<Statement>> {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private final Table table;

	private final Online online;

	private final Counters counters;

	AddPartRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.online = new Online(table, circumstances);
		this.counters = new Counters(circumstances);
	}

	@Override
	public List<Statement> visit(Column column) {
		List<InitialRow> rows = this.table.initialRows();
		String lost = (rows.size() == 1) ? rows.get(0).values().get(column.name()) : null;
		if (this.online.rows() && lost != null && !column.hasDefault()) {
			return List.of(this.online.instantly("add column " + Clauses.column(column.withDefaultValue(lost), null)),
					this.online.instantly("alter column " + NAMES.quote(column.name()) + " drop default"));
		}
		List<Statement> statements = new ArrayList<>();
		statements.add(added(column));
		if (!this.online.rows()) {
			statements.addAll(this.counters.write(this.table.name(), rows));
		}
		return statements;
	}

	private Statement added(Column column) {
		String action = "add column " + Clauses.column(column, null);
		if (column.identity().generates()) {
			return this.online.copying(action + ", add unique " + MariaDbNames.list(List.of(column.name())),
					this.online.rewrite(column.name()));
		}
		boolean computed = column.generated() != null && column.generated().stored();
		if (computed || (column.hasDefault() && !isConstant(String.valueOf(column.defaultValue())))) {
			return this.online.copying(action, this.online.rewrite(column.name()));
		}
		Hazard[] hazards = (this.online.rows() && !column.fillsItself())
				? new Hazard[] { this.online.of(HazardCode.WAITS_FOR_DATA,
						"Column " + this.table.name() + "." + column.name() + " has no value for the rows of today.") }
				: new Hazard[0];
		return this.online.instantly(action, hazards);
	}

	/** Worked out once, for the rows of today. */
	private static boolean isConstant(String expression) {
		return Clauses.isSimple(expression) && !expression.startsWith("(");
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		return List.of(this.online.inPlace("add " + Clauses.primaryKey(key) + withoutMakeshift(key)));
	}

	/** What counts by itself needs some key from the start, and had to take another. */
	private String withoutMakeshift(PrimaryKey key) {
		String name = key.columns().get(0);
		boolean counts = this.table.column(name).filter((column) -> column.identity().generates()).isPresent();
		boolean makeshift = this.table.uniqueConstraints()
			.stream()
			.anyMatch((unique) -> unique.columns().equals(key.columns()) && name.equals(unique.name()));
		return (counts && makeshift) ? ", drop index " + NAMES.quote(name) : "";
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		return List.of(this.online.inPlace("add " + Clauses.unique(unique)));
	}

	@Override
	public List<Statement> visit(Index index) {
		if (!this.online.isMySql() && index.parts().stream().anyMatch(IndexPart::expression)) {
			return List.of(this.online.copying("add " + Clauses.index(index),
					new Hazard(
							HazardCode.UNSUPPORTED, "MariaDB has indexes over columns alone: leave out index "
									+ index.name() + " of " + this.table.name() + " there, or map a generated column",
							this.table.facts())));
		}
		boolean plain = index.method().equals("btree");
		return List.of(plain ? this.online.inPlace("add " + Clauses.index(index)) : this.online
			.copying("add " + Clauses.index(index), this.online.waits("such an index is built under a lock")));
	}

	/**
	 * MariaDB notes the rule of one column down without looking at the rows, which is
	 * then up to us. Every other rule takes a copy of the table.
	 */
	@Override
	public List<Statement> visit(CheckConstraint check) {
		Column column = (check.columns().size() == 1) ? this.table.column(check.columns().get(0)).orElse(null) : null;
		boolean mySql = this.online.isMySql();
		if (!this.online.rows() || mySql || column == null || check.name() != null
				|| column.type().name().equals("json")
				|| AlterColumnRendering.own(this.table, column.name(), false) != null) {
			return List.of(this.online.copying("add " + Clauses.check(check),
					this.online.waits("the server copies the table for a rule")));
		}
		LaterCheck later = new LaterCheck(this.table, this.online);
		return later.put(column, check, later.without(column));
	}

	/**
	 * Without a look at the rows, which is then up to us, the server need not copy the
	 * table.
	 */
	@Override
	public List<Statement> visit(ForeignKey key) {
		if (!this.online.rows()) {
			return List.of(this.online.instantly("add " + Clauses.foreignKey(key)));
		}
		ForeignKey named = (key.name() != null) ? key
				: Unchecked.named(key, Clauses.implicitName(this.table, key.columns(), "fk"), true);
		if (this.online.isMySql()) {
			return List.of(this.online.copying("add " + Clauses.foreignKey(named),
					this.online.waits("MySQL copies the table for a foreign key")));
		}
		return new LaterCheck(this.table, this.online).add(named);
	}

	static String orphans(ForeignKey key) {
		String match = IntStream.range(0, key.columns().size())
			.mapToObj((i) -> "r." + NAMES.quote(key.referencedColumns().get(i)) + " = t."
					+ NAMES.quote(key.columns().get(i)))
			.collect(Collectors.joining(" and "));
		return key.columns()
			.stream()
			.map((column) -> "t." + NAMES.quote(column) + " is not null")
			.collect(Collectors.joining(" and ")) + " and not exists (select 1 from "
				+ NAMES.quote(key.referencedTable()) + " r where " + match + ")";
	}

}
