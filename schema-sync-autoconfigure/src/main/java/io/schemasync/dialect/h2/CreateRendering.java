package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/** Creates what is missing altogether. */
final class CreateRendering implements SchemaObject.Visitor<List<Statement>> {

	private final Circumstances circumstances;

	CreateRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
	}

	@Override
	public List<Statement> visit(Table table) {
		List<String> lines = new ArrayList<>();
		table.columns().forEach((column) -> lines.add(H2Names.DDL.column(column)));
		if (table.primaryKey() != null) {
			lines.add(H2Names.DDL.primaryKey(table.primaryKey()));
		}
		table.uniqueConstraints().forEach((unique) -> lines.add(H2Names.DDL.unique(unique)));
		table.checks().forEach((check) -> lines.add(H2Names.DDL.check(check)));
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create table " + H2Names.ANY.quote(table.name())
				+ lines.stream().collect(Collectors.joining(",\n    ", lines.isEmpty() ? " (" : " (\n    ", ")"))
				+ (table.options().isEmpty() ? "" : " " + table.options())));
		if (table.comment() != null) {
			statements.add(comment(table));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(comment(table, column)));
		statements.addAll(H2Names.counters(this.circumstances).write(table.name(), table.initialRows()));
		statements.addAll(grant("select, insert, update, delete", table.name()));
		return statements;
	}

	/** Sequences are everybody's. */
	private List<Statement> grant(String rights, QualifiedName object) {
		String grantee = this.circumstances.grantee();
		return (grantee == null) ? List.of() : List.of(Statement
			.of("grant " + rights + " on " + H2Names.ANY.quote(object) + " to " + H2Names.ANY.quote(grantee)));
	}

	static Statement comment(Table table) {
		return Statement
			.of("comment on table " + H2Names.ANY.quote(table.name()) + " is " + H2Names.DDL.comment(table.comment()));
	}

	static Statement comment(Table table, Column column) {
		return Statement.of("comment on column " + H2Names.ANY.quote(table.name()) + "."
				+ H2Names.ANY.quote(column.name()) + " is " + H2Names.DDL.comment(column.comment()));
	}

	/** A new sequence must not hand out what rows have already. */
	@Override
	public List<Statement> visit(Sequence sequence) {
		List<Feed> filled = H2Names.counters(this.circumstances).filled(sequence.feeds());
		String start = (filled.isEmpty() || sequence.increment() < 0) ? String.valueOf(sequence.start())
				: "(select " + H2Names.counters(this.circumstances)
					.above(String.valueOf(sequence.start()), sequence.increment(), filled) + ")";
		return List.of(Statement.of("create sequence " + H2Names.ANY.quote(sequence.name()) + " start with " + start
				+ " increment by " + sequence.increment() + bound(sequence)
				+ ((sequence.cache() > 1) ? " cache " + sequence.cache() : "")
				+ (sequence.options().isEmpty() ? "" : " " + sequence.options())));
	}

	/** By itself an ascending sequence begins at 1, a descending one at -1. */
	private static String bound(Sequence sequence) {
		if (sequence.increment() > 0) {
			return (sequence.start() < 1) ? " minvalue " + sequence.start() : "";
		}
		return (sequence.start() > -1) ? " maxvalue " + sequence.start() : "";
	}

	@Override
	public List<Statement> visit(EnumType type) {
		return unsupported("type " + type.name());
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		return unsupported("type " + type.name());
	}

	private static List<Statement> unsupported(String object) {
		return List.of(Statement.of("-- " + object, new Hazard(HazardCode.UNSUPPORTED,
				"H2 has no types of its own, so that " + object + " cannot be created", TableFacts.NONE)));
	}

	@Override
	public List<Statement> visit(View view) {
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create view " + H2Names.ANY.quote(view.name()) + " as " + view.query()));
		statements.addAll(grant("select", view.name()));
		return statements;
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.create().stream().map(Statement::of).toList();
	}

}
