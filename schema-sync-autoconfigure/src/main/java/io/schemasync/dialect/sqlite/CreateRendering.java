package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/** Creates what is missing altogether; a table with all its rules at once. */
final class CreateRendering implements SchemaObject.Visitor<List<Statement>> {

	private final Circumstances circumstances;

	CreateRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	/** Write the statement that makes a table. */
	static String sql(Table table) {
		List<String> lines = new ArrayList<>();
		table.columns().forEach((column) -> lines.add(SqliteClauses.column(column)));
		if (table.primaryKey() != null) {
			lines.add(SqliteNames.DDL.primaryKey(table.primaryKey()));
		}
		table.uniqueConstraints().forEach((unique) -> lines.add(SqliteNames.DDL.unique(unique)));
		table.checks().forEach((check) -> lines.add(SqliteNames.DDL.check(check)));
		table.foreignKeys().forEach((key) -> lines.add(SqliteNames.DDL.foreignKey(key)));
		return "create table " + SqliteNames.INSTANCE.quote(table.name()) + " (\n    " + String.join(",\n    ", lines)
				+ "\n)" + (table.options().isEmpty() ? "" : " " + table.options());
	}

	@Override
	public List<Statement> visit(Table table) {
		List<Statement> statements = new ArrayList<>();
		statements.add((table.name().schema() != null)
				? Statement.of(sql(table), unsupported("a schema " + table.name().schema()))
				: Statement.of(sql(table)));
		statements.addAll(SqliteNames.counters(this.circumstances).write(table.name(), table.initialRows()));
		return statements;
	}

	@Override
	public List<Statement> visit(Sequence sequence) {
		return List.of(Statement.of("create sequence " + SqliteNames.INSTANCE.quote(sequence.name()),
				unsupported("sequences")));
	}

	@Override
	public List<Statement> visit(EnumType type) {
		return List.of(Statement.of("create type " + SqliteNames.INSTANCE.quote(type.name()), unsupported("types")));
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		return List.of(Statement.of("create type " + SqliteNames.INSTANCE.quote(type.name()), unsupported("types")));
	}

	static Hazard unsupported(String what) {
		return new Hazard(HazardCode.UNSUPPORTED,
				"SQLite has no place for " + what + ": leave it out of the model where that runs on SQLite.",
				TableFacts.NONE);
	}

	@Override
	public List<Statement> visit(View view) {
		return List.of(Statement.of("create view " + SqliteNames.INSTANCE.quote(view.name()) + " as " + view.query()));
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.create().stream().map(Statement::of).toList();
	}

}
