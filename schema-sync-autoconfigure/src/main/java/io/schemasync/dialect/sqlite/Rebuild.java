package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sqlite.TableDefinition.ColumnText;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table anew, because SQLite changes hardly anything of one that is there:
 * another is created, the rows are copied and compared value by value, and it takes the
 * name of the first. All of it is part of one transaction; what must be true is written
 * into a table that accepts nothing else, so that anything that is not rolls everything
 * back. See https://sqlite.org/lang_altertable.html#otheralter.
 */
final class Rebuild {

	private static final String PROOF = "temp.schemasync_rebuild";

	private final Table table;

	private final TableDefinition from;

	private final TableDefinition to;

	private final String name;

	private final String copy;

	private final boolean renamed;

	Rebuild(Table table, TableDefinition to) {
		this(table, to, false);
	}

	/**
	 * Make a table anew.
	 * @param table the table as it is
	 * @param to as it should be
	 * @param renamed whether the transaction has renamed anything before, so that nobody
	 * knows how SQLite writes the statement of today
	 */
	Rebuild(Table table, TableDefinition to, boolean renamed) {
		this.renamed = renamed;
		this.table = table;
		this.from = TableDefinition.parse(table.facts().definition().get(0));
		this.to = to;
		this.name = SqliteNames.INSTANCE.quote(table.name());
		this.copy = SqliteNames.INSTANCE.quote("schemasync_new_" + table.name().name());
	}

	List<Statement> statements(List<Hazard> hazards) {
		List<String> statements = new ArrayList<>();
		statements.add(expectations());
		statements.add("insert into " + PROOF + " (not_enforced, unchanged, breaches) select f.foreign_keys = 0, "
				+ "(select count(*) from main.sqlite_schema where type = 'table' and name = " + literal() + text()
				+ ") = 1, " + breaches() + " from pragma_foreign_keys f");
		statements.add(this.to.sql("schemasync_new_" + this.table.name().name()));
		statements.add(copy());
		statements.add("insert into " + PROOF + " (same_rows, same_values) select (select count(*) from " + this.name
				+ ") = (select count(*) from " + this.copy + "), not exists (" + differences() + ")");
		if (hasSequence()) {
			statements.add("delete from sqlite_sequence where name = 'schemasync_new_" + quoted() + "'");
			statements.add("insert into sqlite_sequence (name, seq) select 'schemasync_new_" + quoted()
					+ "', seq from sqlite_sequence where name = " + literal());
		}
		statements.add("pragma legacy_alter_table = on");
		statements.add("drop table " + this.name);
		statements.add("alter table " + this.copy + " rename to " + this.name);
		this.table.facts().definition().stream().skip(1).forEach(statements::add);
		statements.add("insert into " + PROOF + " (intact) select " + breaches() + " <= max(breaches) from " + PROOF);
		statements.add("drop table " + PROOF);
		List<Statement> rendered = new ArrayList<>();
		for (String sql : statements) {
			rendered.add(rendered.isEmpty() ? Statement.of(sql, hazards.toArray(Hazard[]::new)) : Statement.of(sql));
		}
		return rendered;
	}

	private String text() {
		return this.renamed ? "" : " and sql = " + SqliteNames.INSTANCE.literal(this.table.facts().definition().get(0));
	}

	/** An error names the expectation that was not met. */
	private String expectations() {
		return "create temp table schemasync_rebuild (\n    breaches integer,\n    "
				+ expectation("not_enforced", "foreign keys are not enforced while %s is made anew") + ",\n    "
				+ expectation("unchanged", "%s is still what it was when the plan was made") + ",\n    "
				+ expectation("same_rows", "the copy of %s has all its rows") + ",\n    "
				+ expectation("same_values", "the copy of %s has all its values") + ",\n    "
				+ expectation("intact", "what references %s, or is referenced by it, is there") + "\n)";
	}

	private String expectation(String column, String words) {
		return column + " integer constraint \"" + words.formatted(this.table.name().name()).replace("\"", "\"\"")
				+ "\" check (" + column + ")";
	}

	private String quoted() {
		return this.table.name().name().replace("'", "''");
	}

	private String literal() {
		return SqliteNames.INSTANCE.literal(this.table.name().name());
	}

	/** Count the rows whose foreign key points nowhere, from and to this table. */
	private String breaches() {
		return "(select count(*) from (select distinct s.name from main.sqlite_schema s, "
				+ "pragma_foreign_key_list(s.name, 'main') f where s.type = 'table' and s.rootpage > 0 and (s.name = "
				+ literal() + " or f.\"table\" = " + literal() + " collate nocase)) t, "
				+ "pragma_foreign_key_check(t.name, 'main') b)";
	}

	private String copy() {
		List<String> columns = new ArrayList<>();
		if (this.to.rowNumber() == null) {
			columns.add("_rowid_");
		}
		kept().forEach((column) -> columns.add(SqliteNames.INSTANCE.quote(column.name())));
		String list = String.join(", ", columns);
		return "insert into " + this.copy + " (" + list + ") select " + list + " from " + this.name;
	}

	/** Those that both have, and that do not make their own values. */
	private List<ColumnText> kept() {
		return this.to.columns()
			.stream()
			.filter((column) -> !column.has(Clause.Kind.GENERATED) && before(column.name()) != null)
			.toList();
	}

	private @Nullable ColumnText before(String name) {
		return this.from.columns()
			.stream()
			.filter((column) -> column.name().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	private String differences() {
		String number = this.to.rowNumber();
		String place = (number != null) ? SqliteNames.INSTANCE.quote(number) : "_rowid_";
		String values = kept().stream().map(this::differs).collect(Collectors.joining(" or "));
		return "select 1 from " + this.name + " o left join " + this.copy + " n on n._rowid_ = o." + place
				+ " where n._rowid_ is null" + (values.isEmpty() ? "" : " or " + values);
	}

	/** Where the type changes, a number may become a text that says the same. */
	private String differs(ColumnText column) {
		String name = SqliteNames.INSTANCE.quote(column.name());
		ColumnText before = before(column.name());
		boolean same = before != null && before.type().equalsIgnoreCase(column.type());
		return same ? "quote(o." + name + ") is not quote(n." + name + ")" : "(o." + name + " is not n." + name
				+ " and cast(o." + name + " as text) is not cast(n." + name + " as text))";
	}

	private boolean hasSequence() {
		return this.to.clauses().anyMatch((clause) -> clause.text().toLowerCase(Locale.ROOT).contains("autoincrement"));
	}

}
