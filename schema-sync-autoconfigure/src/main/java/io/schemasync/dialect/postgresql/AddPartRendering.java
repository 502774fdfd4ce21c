package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/** Adds what a table lacks: at once on an empty one, by the safe sequence on others. */
final class AddPartRendering implements TablePart.Visitor<List<Statement>> {

	private final Table table;

	private final SafeSequences safely;

	private final boolean rows;

	private final Circumstances circumstances;

	private final PostgreSqlHazards hazards;

	private final Counters counters;

	AddPartRendering(Table table, Circumstances circumstances) {
		this.table = table;
		this.safely = new SafeSequences(table, circumstances);
		this.circumstances = circumstances;
		this.rows = circumstances.rows(table.name());
		this.hazards = new PostgreSqlHazards(table);
		this.counters = new Counters(circumstances);
	}

	@Override
	public List<Statement> visit(Column column) {
		List<Statement> statements = new ArrayList<>();
		List<Hazard> found = new ArrayList<>(this.hazards.replicated(column.name()));
		String lost = Counters.values(this.table.initialRows()).get(column.name());
		boolean refilled = this.rows && lost != null;
		if (this.rows && !refilled && rewrites(column)) {
			found.add(this.hazards.rewrite(column.name(), recipe(column)));
		}
		else if (this.rows && !refilled && !column.fillsItself()) {
			found.add(this.hazards.of(HazardCode.WAITS_FOR_DATA,
					"Column " + this.table.name() + "." + column.name() + " has no value for the rows of today."));
		}
		Column added = refilled ? column.withDefaultValue(lost) : column;
		statements.add(Statement.of(alter("add column " + DDL.column(added)), found.toArray(Hazard[]::new)));
		statements.addAll(CreateRendering.storage(this.table.name(), column));
		if (column.comment() != null) {
			statements.add(CreateRendering.comment(this.table, column));
		}
		if (refilled) {
			statements.addAll(refilled(column));
		}
		if (!this.rows) {
			statements.addAll(this.counters.write(this.table.name(), this.table.initialRows()));
		}
		statements.addAll(new Grants(this.circumstances.grantee()).column(this.table.name(), column));
		return statements;
	}

	/** The only row of a generator got back what the generator once wrote. */
	private List<Statement> refilled(Column column) {
		InitialRow row = this.table.initialRows().get(0);
		List<Statement> statements = new ArrayList<>();
		if (column.defaultValue() == null) {
			statements
				.add(Statement.of(alter("alter column " + PostgreSqlNames.quote(column.name()) + " drop default")));
		}
		if (column.name().equals(row.counter())) {
			statements.addAll(this.counters.raise(this.table.name(),
					new InitialRow(row.insert(), Map.of(), row.counter(), row.increment(), row.feeds())));
		}
		return statements;
	}

	/**
	 * A constant or stable default is kept in the catalog; everything else is written
	 * into each row, and the rules of a domain are checked for each.
	 */
	private boolean rewrites(Column column) {
		boolean domain = this.circumstances.server().constrainedDomains().contains(column.type().name());
		return domain || column.identity().generates() || (column.generated() != null && column.generated().stored())
				|| (column.defaultValue() != null && !StableDefault.test(column.defaultValue()));
	}

	private static String recipe(Column column) {
		if (column.generated() != null) {
			return "run the statement at a quiet time";
		}
		return column.identity().generates()
				? "add a plain column, fill it in batches, then make it an identity that starts above the largest value"
				: "add the column without its default and nullable, set the default, then fill the rows in batches";
	}

	@Override
	public List<Statement> visit(PrimaryKey key) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + DDL.primaryKey(key))));
		}
		List<Statement> statements = new ArrayList<>();
		for (String name : key.columns()) {
			// A column that is not there yet comes nullable, as there are rows.
			if (this.table.column(name).map(Column::nullable).orElse(true)) {
				statements.addAll(this.safely.notNull(name));
			}
		}
		statements.addAll(key(key, "primary key", "", ""));
		// Nothing may stay if the last thing that takes time turns out to be impossible.
		return statements.stream().sorted(Comparator.comparing(Statement::phase)).toList();
	}

	@Override
	public List<Statement> visit(UniqueConstraint unique) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + DDL.unique(unique))));
		}
		return key(unique, "unique", ((unique.nullsDistinct() ? "" : "NULLS NOT DISTINCT ") + unique.options()).strip(),
				unique.timing().isEmpty() ? "" : " " + unique.timing());
	}

	private List<Statement> key(TablePart part, String kind, String options, String timing) {
		return this.safely.key(kind, new Index(name(part), part.columns().stream().map(IndexPart::of).toList(), true,
				"btree", options, true), timing);
	}

	private String name(TablePart part) {
		return Temporaries.nameOf(this.table.name(), part);
	}

	@Override
	public List<Statement> visit(CheckConstraint check) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + DDL.check(check))));
		}
		CheckConstraint named = (check.name() != null) ? check
				: new CheckConstraint(DDL.implicitName(this.table.name(), check, "check"), check.expression(),
						check.columns(), true, check.values());
		return this.safely.constraint(String.valueOf(named.name()), DDL.check(named));
	}

	@Override
	public List<Statement> visit(ForeignKey key) {
		if (!this.rows) {
			return List.of(Statement.of(alter("add " + DDL.foreignKey(key))));
		}
		ForeignKey named = (key.name() != null) ? key : new ForeignKey(implicit(key.columns(), "fkey"), key.columns(),
				key.referencedTable(), key.referencedColumns(), key.onDelete(), key.onUpdate(), key.timing(), true);
		return this.safely.constraint(String.valueOf(named.name()), DDL.foreignKey(named));
	}

	@Override
	public List<Statement> visit(Index index) {
		if (!this.rows) {
			return List.of(Statement.of(DDL.index(this.table.name(), index, index.name(), false)));
		}
		return this.safely.index(name(index), index);
	}

	private String implicit(List<String> columns, String suffix) {
		return DDL.implicitName(this.table.name(), columns, suffix);
	}

	private String alter(String action) {
		return DDL.alter(this.table.name(), action);
	}

}
