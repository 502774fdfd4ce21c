package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.SqlStatement;
import io.schemasync.dialect.sql.SqlClauses;
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

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/** Creates what is missing altogether. */
final class CreateRendering implements SchemaObject.Visitor<List<Statement>> {

	private static final Pattern INDEX = Pattern
		.compile("\\s*(create\\s+(?:unique\\s+)?index)\\s+(?:concurrently\\s+)?", Pattern.CASE_INSENSITIVE);

	private final Circumstances circumstances;

	private final Grants grants;

	CreateRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
		this.grants = new Grants(circumstances.grantee());
	}

	@Override
	public List<Statement> visit(Table table) {
		List<String> lines = new ArrayList<>();
		table.columns().forEach((column) -> lines.add(DDL.column(column)));
		if (table.primaryKey() != null) {
			lines.add(DDL.primaryKey(table.primaryKey()));
		}
		table.uniqueConstraints().forEach((unique) -> lines.add(DDL.unique(unique)));
		table.checks().forEach((check) -> lines.add(DDL.check(check)));
		List<Statement> statements = new ArrayList<>();
		statements.add(new Statement(
				"create table " + PostgreSqlNames.quote(table.name())
						+ lines.stream()
							.collect(Collectors.joining(",\n    ", lines.isEmpty() ? " (" : " (\n    ", ")"))
						+ (table.options().isEmpty() ? "" : " " + table.options()),
				Phase.TRANSACTIONAL, replicated(table)));
		table.columns().forEach((column) -> statements.addAll(storage(table.name(), column)));
		if (table.comment() != null) {
			statements.add(Statement
				.of("comment on table " + PostgreSqlNames.quote(table.name()) + " is " + DDL.comment(table.comment())));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(comment(table, column)));
		statements.addAll(new Counters(this.circumstances).write(table.name(), table.initialRows()));
		statements.addAll(this.grants.table(table));
		return statements;
	}

	/** Without a key nobody can say to a subscriber which row was changed. */
	private List<Hazard> replicated(Table table) {
		if (table.primaryKey() != null) {
			return List.of();
		}
		return this.circumstances.server()
			.publications()
			.stream()
			.filter((it) -> it.schema() == null || it.schema().equals(table.name().schema()))
			.map((it) -> new Hazard(HazardCode.REPLICATED,
					"Table " + table.name() + " has no primary key and would " + "be in publication " + it.name()
							+ ", where every UPDATE and DELETE of such a table fails. Give it a "
							+ "key, or a REPLICA IDENTITY right after it is created",
					TableFacts.NONE))
			.limit(1)
			.toList();
	}

	/** As statements of their own, because older servers know no other way. */
	static List<Statement> storage(QualifiedName table, Column column) {
		List<Statement> statements = new ArrayList<>();
		String alter = "alter column " + PostgreSqlNames.quote(column.name()) + " set ";
		if (column.storage().strategy() != null) {
			statements.add(Statement.of(DDL.alter(table, alter + "storage " + column.storage().strategy())));
		}
		if (column.storage().compression() != null) {
			statements.add(Statement.of(DDL.alter(table, alter + "compression " + column.storage().compression())));
		}
		return statements;
	}

	static Statement comment(Table table, Column column) {
		return Statement.of("comment on column " + PostgreSqlNames.quote(table.name()) + "."
				+ PostgreSqlNames.quote(column.name()) + " is " + DDL.comment(column.comment()));
	}

	/**
	 * A new sequence must not hand out what rows have already; the lock keeps new ones
	 * away.
	 */
	@Override
	public List<Statement> visit(Sequence sequence) {
		List<Statement> statements = new ArrayList<>();
		List<Feed> filled = new Counters(this.circumstances).filled(sequence.feeds());
		statements.addAll(Counters.locks(filled));
		statements.add(Statement.of("create sequence " + PostgreSqlNames.quote(sequence.name()) + " start with "
				+ sequence.start() + " increment by " + sequence.increment() + bound(sequence)
				+ ((sequence.cache() > 1) ? " cache " + sequence.cache() : "")
				+ (sequence.options().isEmpty() ? "" : " " + sequence.options())));
		if (!filled.isEmpty() && sequence.increment() > 0) {
			statements.add(Statement
				.of("select setval(" + PostgreSqlNames.literal(PostgreSqlNames.quote(sequence.name())) + ", "
						+ Counters.above(String.valueOf(sequence.start()), sequence.increment(), filled) + ", false)"));
		}
		statements.addAll(this.grants.sequence(sequence.name()));
		return statements;
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
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create type " + PostgreSqlNames.quote(type.name()) + " as enum "
				+ type.labels().stream().map(PostgreSqlNames::literal).collect(Collectors.joining(", ", "(", ")"))));
		if (type.casts()) {
			statements.addAll(casts(type));
		}
		return statements;
	}

	/** Hibernate binds such values as strings, so it makes both casts implicit. */
	static List<Statement> casts(EnumType type) {
		String name = PostgreSqlNames.quote(type.name());
		return List.of(Statement.of("create cast (varchar as " + name + ") with inout as implicit"),
				Statement.of("create cast (" + name + " as varchar) with inout as implicit"));
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		return List.of(Statement.of("create type " + PostgreSqlNames.quote(type.name()) + " as " + type.attributes()
			.stream()
			.map((attribute) -> PostgreSqlNames.quote(attribute.name()) + " " + SqlClauses.type(attribute.type()))
			.collect(Collectors.joining(", ", "(", ")"))));
	}

	@Override
	public List<Statement> visit(View view) {
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create view " + PostgreSqlNames.quote(view.name()) + " as " + view.query()));
		statements.addAll(this.grants.view(view.name()));
		return statements;
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.create().stream().flatMap((sql) -> statements(object, sql).stream()).toList();
	}

	/**
	 * An index on a table with rows is built beside the traffic, whatever its SQL says; a
	 * transaction has no place for that, so that it is left out of all others.
	 */
	private List<Statement> statements(AuxiliaryObject object, String sql) {
		Matcher index = INDEX.matcher(sql);
		SqlStatement made = index.lookingAt() ? SqlStatement.parse(sql, PostgreSqlNames.IDENTIFIERS).orElse(null)
				: null;
		if (made == null) {
			return List.of(Statement.of(sql));
		}
		String rest = sql.substring(index.end());
		QualifiedName name = object.makes()
			.keySet()
			.stream()
			.filter((candidate) -> candidate.name().equals(made.name().name()))
			.findFirst()
			.orElse(made.name());
		QualifiedName table = object.makes().get(name);
		if (table == null || !this.circumstances.rows(table)) {
			return List.of(Statement.of(index.group(1) + " " + rest));
		}
		Statement drop = Statement.online("drop index concurrently if exists " + PostgreSqlNames.quote(name));
		return List.of(drop, Statement.online(index.group(1) + " concurrently " + rest).orElse(drop));
	}

}
