package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.DropRendering;
import io.schemasync.dialect.sql.FillClauses;
import io.schemasync.dialect.sql.RenameRendering;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.diff.Change;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;

/** Says how each kind of change is made, and what that costs. */
final class ChangeRendering implements Change.Visitor<List<Statement>> {

	private static final RenameRendering RENAMES = new RenameRendering("SQLite", SqliteNames.INSTANCE);

	private final Circumstances circumstances;

	ChangeRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Change.CreateNamespace change) {
		return List.of(Statement.of(
				"attach database '" + change.namespace() + "' as " + SqliteNames.INSTANCE.quote(change.namespace()),
				CreateRendering.unsupported("a schema " + change.namespace())));
	}

	@Override
	public List<Statement> visit(Change.Create change) {
		return change.object().accept(new CreateRendering(this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.Replace change) {
		SchemaObject to = change.to();
		if (to instanceof View view) {
			return List.of(
					Statement.of("drop view " + SqliteNames.INSTANCE.quote(view.name()),
							new Hazard(HazardCode.REPLACES_RULE, "View " + view.name()
									+ " says something else today. Replace it by hand if the entity's query is meant.",
									TableFacts.NONE)),
					Statement.of("create view " + SqliteNames.INSTANCE.quote(view.name()) + " as " + view.query()));
		}
		return to.accept(new CreateRendering(this.circumstances));
	}

	@Override
	public List<Statement> visit(Change.Rename change) {
		return RENAMES.table(change);
	}

	@Override
	public List<Statement> visit(Change.RenamePart change) {
		return RENAMES.column(change, "rename column %s to %s");
	}

	@Override
	public List<Statement> visit(Change.Drop change) {
		return change.object().accept(new DropRendering(SqliteNames.INSTANCE));
	}

	@Override
	public List<Statement> visit(Change.AddEnumLabel change) {
		return change.type().accept(new CreateRendering(this.circumstances));
	}

	/** There is no place for comments, so none is ever wanted. */
	@Override
	public List<Statement> visit(Change.Comment change) {
		return List.of();
	}

	@Override
	public List<Statement> visit(Change.AddPart change) {
		Table table = change.table();
		TablePart part = change.part();
		if (Edits.rebuild(change, this.circumstances)) {
			return rebuild(table, change, waiting(table, part));
		}
		if (part instanceof Column column) {
			List<Statement> statements = new ArrayList<>();
			statements
				.add(Statement.of(SqliteNames.DDL.alter(table.name(), "add column " + SqliteClauses.column(column)),
						waiting(table, column).toArray(Hazard[]::new)));
			if (!this.circumstances.rows(table.name())) {
				statements.addAll(SqliteNames.counters(this.circumstances).write(table.name(), table.initialRows()));
			}
			return statements;
		}
		if (part instanceof UniqueConstraint unique) {
			return List.of(Statement.of(uniqueIndex(table, unique)));
		}
		if (part instanceof Index index) {
			return List.of(Statement.of(SqliteNames.DDL.index(table.name(), index, indexName(table, index), false)));
		}
		// Came with the table
		return List.of(Statement.of("pragma foreign_key_check(" + SqliteNames.INSTANCE.quote(table.name()) + ")"));
	}

	private List<Hazard> waiting(Table table, TablePart part) {
		boolean waits = part instanceof Column column && this.circumstances.rows(table.name()) && !column.fillsItself();
		return waits
				? List.of(new TableHazards(table).of(HazardCode.WAITS_FOR_DATA,
						"Column " + table.name() + "." + part.name() + " has no value for the rows of today."))
				: List.of();
	}

	/** Hibernate names all others. */
	static String indexName(Table table, Index index) {
		return (index.name() != null) ? index.name()
				: SqliteNames.DDL.implicitName(table.name(), index.columns(), "idx");
	}

	static String uniqueIndex(Table table, UniqueConstraint unique) {
		String name = (unique.name() != null) ? unique.name()
				: SqliteNames.DDL.implicitName(table.name(), unique.columns(), "key");
		return "create unique index " + SqliteNames.INSTANCE.quote(name) + " on "
				+ SqliteNames.INSTANCE.quote(table.name()) + " " + SqliteNames.DDL.columns(unique.columns());
	}

	@Override
	public List<Statement> visit(Change.AlterColumn change) {
		return rebuild(change.table(), change,
				new ColumnHazards(change.table(), this.circumstances.rows(change.name())).of(change));
	}

	@Override
	public List<Statement> visit(Change.ReplacePart change) {
		Table table = change.table();
		List<Hazard> hazards = replaces(change);
		List<Statement> statements = new ArrayList<>();
		if (Edits.rebuild(change, this.circumstances)) {
			statements.addAll(rebuild(table, change, hazards));
		}
		else {
			statements
				.add(Statement.of("drop index " + SqliteNames.INSTANCE.quote(String.valueOf(change.from().name())),
						hazards.toArray(Hazard[]::new)));
		}
		if (change.to() instanceof Index index) {
			statements.add(Statement.of(SqliteNames.DDL.index(table.name(), index, indexName(table, index), false)));
		}
		if (change.to() instanceof UniqueConstraint unique) {
			statements.add(Statement.of(uniqueIndex(table, unique)));
		}
		return statements;
	}

	private List<Hazard> replaces(Change.ReplacePart change) {
		TableHazards hazards = new TableHazards(change.table());
		TablePart from = change.from();
		if (from instanceof CheckConstraint old && change.to() instanceof CheckConstraint check) {
			return this.circumstances.rows(change.name()) ? hazards.replaces(old, check) : List.of();
		}
		if (from instanceof Index old && change.to() instanceof Index index) {
			boolean others = !old.plain() || old.unique() && !index.unique();
			return others ? List.of(hazards.replaces("index " + old.name())) : List.of();
		}
		String rule = (from instanceof ForeignKey key) ? SqliteNames.DDL.foreignKey(key)
				: ((from instanceof PrimaryKey) ? "primary key " : "unique ") + SqliteNames.DDL.columns(from.columns());
		return List.of(hazards.replaces(rule));
	}

	/** SQLite checks the rows when a rule is added. */
	@Override
	public List<Statement> visit(Change.ValidatePart change) {
		return List.of(Statement.of("pragma quick_check"));
	}

	@Override
	public List<Statement> visit(Change.KeepInStep change) {
		throw new IllegalArgumentException("SQLite does not keep columns in step");
	}

	@Override
	public List<Statement> visit(Change.DropPart change) {
		Table table = change.table();
		if (Edits.rebuild(change, this.circumstances)) {
			return rebuild(table, change, List.of(new TableHazards(table).of(HazardCode.REPLACES_RULE,
					"Rule " + change.part().name() + " of table " + table.name() + " would not hold any more.")));
		}
		if (change.part() instanceof Column column) {
			return List.of(Statement.of(
					SqliteNames.DDL.alter(table.name(), "drop column " + SqliteNames.INSTANCE.quote(column.name())),
					new TableHazards(table).of(HazardCode.DATA_LOSS,
							"All values of column " + table.name() + "." + column.name() + " would be gone.")));
		}
		return List.of(Statement.of("drop index " + SqliteNames.INSTANCE.quote(String.valueOf(change.part().name()))));
	}

	@Override
	public List<Statement> visit(Change.Fill change) {
		return new FillClauses(change, SqliteNames.INSTANCE).statements(false);
	}

	private List<Statement> rebuild(Table table, Change change, List<Hazard> judged) {
		if (table.facts().definition().isEmpty()) {
			return List.of(Statement.of(SqliteNames.DDL.alter(table.name(), "…"),
					CreateRendering.unsupported("a change of a table of which it does not tell the definition")));
		}
		TableDefinition today = TableDefinition.parse(table.facts().definition().get(0));
		List<Hazard> hazards = new ArrayList<>(judged);
		if (today.hasNoRowNumbers()) {
			hazards.add(new TableHazards(table).of(HazardCode.UNSUPPORTED, "Table " + table.name()
					+ " is WITHOUT ROWID; schema-sync does not make such a table anew. " + "Change it by hand."));
		}
		else if (this.circumstances.rows(table.name())) {
			hazards.add(new TableHazards(table).of(HazardCode.TABLE_REWRITE,
					"Table " + table.name() + " would be made anew and every row copied, and nobody else could write "
							+ "the database meanwhile. Run the statements at a quiet time."));
		}
		return new Rebuild(table, Edits.apply(today, change)).statements(hazards);
	}

}
