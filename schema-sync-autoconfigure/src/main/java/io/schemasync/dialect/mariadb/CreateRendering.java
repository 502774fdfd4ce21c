package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Statement;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

/** Creates what is missing altogether. */
final class CreateRendering implements SchemaObject.Visitor<List<Statement>> {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private final Circumstances circumstances;

	private final Counters counters;

	CreateRendering(Circumstances circumstances) {
		this.circumstances = circumstances;
		this.counters = new Counters(circumstances);
	}

	@Override
	public List<Statement> visit(Table table) {
		Map<String, CheckConstraint> own = ownRules(table);
		List<String> lines = new ArrayList<>();
		for (Column column : table.columns()) {
			lines.add(Clauses.column(column, own.get(column.name())));
		}
		if (table.primaryKey() != null) {
			lines.add(Clauses.primaryKey(table.primaryKey()));
		}
		table.uniqueConstraints().forEach((unique) -> lines.add(Clauses.unique(unique)));
		table.checks()
			.stream()
			.filter((check) -> own.values().stream().noneMatch((other) -> other == check))
			.forEach((check) -> lines.add(Clauses.check(check)));
		List<String> period = table.columns()
			.stream()
			.filter((column) -> Clauses.isOfPeriod(column.generated()))
			.map(Column::name)
			.toList();
		if (!period.isEmpty()) {
			lines.add("period for system_time " + MariaDbNames.list(period));
		}
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create table " + NAMES.quote(table.name())
				+ lines.stream().collect(Collectors.joining(",\n    ", " (\n    ", ")"))
				+ ((table.comment() != null) ? " comment=" + NAMES.literal(table.comment()) : "")
				+ (table.options().isEmpty() ? "" : " " + table.options())));
		statements.addAll(this.counters.write(table.name(), table.initialRows()));
		statements.addAll(grant("select, insert, update, delete", table.name()));
		return statements;
	}

	/**
	 * Such a rule can be replaced later without a copy of the table. What is JSON has one
	 * already.
	 */
	private static Map<String, CheckConstraint> ownRules(Table table) {
		Map<String, CheckConstraint> own = new LinkedHashMap<>();
		for (CheckConstraint check : table.checks()) {
			boolean json = check.columns().size() == 1 && table.column(check.columns().get(0))
				.filter((column) -> column.type().name().equals("json"))
				.isPresent();
			if (check.name() == null && check.columns().size() == 1 && !json) {
				own.putIfAbsent(check.columns().get(0), check);
			}
		}
		return own;
	}

	/** A new sequence must not hand out what rows have already. */
	@Override
	public List<Statement> visit(Sequence sequence) {
		List<Feed> filled = this.counters.filled(sequence.feeds());
		String before = "create sequence " + NAMES.quote(sequence.name()) + " start with ";
		String after = " increment by " + sequence.increment()
				+ ((sequence.start() < 1 && sequence.increment() > 0) ? " minvalue " + sequence.start() : "")
				+ ((sequence.cache() > 1) ? " cache " + sequence.cache() : " nocache")
				+ (sequence.options().isEmpty() ? "" : " " + sequence.options());
		List<Statement> statements = new ArrayList<>();
		if (filled.isEmpty() || sequence.increment() < 0) {
			statements.add(Statement.of(before + sequence.start() + after));
		}
		else {
			statements.add(Statement.of("set @schemasync_start = "
					+ Counters.above(String.valueOf(sequence.start()), sequence.increment(), filled)));
			statements.add(Statement.of("execute immediate concat(" + NAMES.literal(before) + ", @schemasync_start, "
					+ NAMES.literal(after) + ")"));
		}
		statements.addAll(grant("select, insert", sequence.name()));
		return statements;
	}

	@Override
	public List<Statement> visit(EnumType type) {
		return List.of();
	}

	@Override
	public List<Statement> visit(CompositeType type) {
		return List.of();
	}

	@Override
	public List<Statement> visit(View view) {
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("create view " + NAMES.quote(view.name()) + " as " + view.query()));
		statements.addAll(grant("select", view.name()));
		return statements;
	}

	@Override
	public List<Statement> visit(AuxiliaryObject object) {
		return object.create().stream().map(Statement::of).toList();
	}

	private List<Statement> grant(String rights, QualifiedName name) {
		String grantee = this.circumstances.grantee();
		if (grantee == null) {
			return List.of();
		}
		String account = MariaDbNames.account(grantee);
		return List.of(Statement.of("grant " + rights + " on " + NAMES.quote(name) + " to " + account));
	}

}
