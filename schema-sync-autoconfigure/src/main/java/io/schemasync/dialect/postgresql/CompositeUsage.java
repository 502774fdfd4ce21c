package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.Statement;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/**
 * Finds out whether rows may hold values of a composite type: on their own, in arrays, in
 * domains, or within other composite types.
 */
final class CompositeUsage {

	private static final String USERS = """
			with recursive types(oid) as (
			  select %s::regtype::oid
			  union
			  select made.oid from types, lateral (
			    select typarray from pg_type where pg_type.oid = types.oid and typarray <> 0
			    union all select oid from pg_type where typbasetype = types.oid
			    union all select c.reltype from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'c'
			      where a.atttypid = types.oid and not a.attisdropped) made(oid))
			select distinct c.oid, c.relkind from types join pg_attribute a on a.atttypid = types.oid and not a.attisdropped
			join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm', 'f')""";

	private CompositeUsage() {
	}

	/**
	 * Word the question for tables with rows that have a column of the type. Tables of
	 * schemas that nobody reads count as if they had rows.
	 */
	static String rows(CompositeType type, Schema current) {
		List<Table> tables = tables(type, current);
		List<String> queries = new ArrayList<>();
		String known = tables.stream()
			.map((table) -> PostgreSqlNames.literal(PostgreSqlNames.quote(table.name())) + "::regclass::oid")
			.collect(Collectors.joining(", ", "array[", "]::oid[]"));
		queries.add("(select users.oid::regclass::text as k from (" + users(type) + ") users where users.oid <> all("
				+ known + "))");
		tables.forEach((table) -> queries.add("(select " + PostgreSqlNames.literal("any in " + table.name())
				+ " as k from " + PostgreSqlNames.quote(table.name()) + " limit 1)"));
		return String.join(" union all ", queries);
	}

	private static List<Table> tables(CompositeType type, Schema current) {
		Set<String> names = new HashSet<>(Set.of(PostgreSqlNames.quote(type.name())));
		boolean grown = true;
		while (grown) {
			grown = current.compositeTypes()
				.values()
				.stream()
				.filter((other) -> other.attributes().stream().anyMatch((it) -> names.contains(it.type().name())))
				.map((other) -> names.add(PostgreSqlNames.quote(other.name())))
				.reduce(false, Boolean::logicalOr);
		}
		return current.tables()
			.values()
			.stream()
			.filter((table) -> table.kind().alterable()
					&& table.columns().stream().anyMatch((column) -> names.contains(column.type().name())))
			.toList();
	}

	/** Makes sure, under locks, that what was empty when planning still is. */
	static Statement assertion(CompositeType type) {
		String body = """
				declare
				  used record;
				  filled boolean;
				begin
				  for used in %s
				  loop
				    if used.relkind in ('r', 'p') then
				      execute format('lock table %%s in access exclusive mode', used.oid::regclass);
				    end if;
				    execute format('select exists (select from %%s)', used.oid::regclass) into filled;
				    if filled then
				      raise exception 'table %% has rows and a column of composite type %%', used.oid::regclass, %s;
				    end if;
				  end loop;
				end""".formatted(users(type).indent(2).strip(),
				PostgreSqlNames.literal(PostgreSqlNames.quote(type.name())));
		return Statement.of("do $schemasync$\n" + body + "\n$schemasync$");
	}

	private static String users(CompositeType type) {
		return USERS.formatted(PostgreSqlNames.literal(PostgreSqlNames.quote(type.name())));
	}

}
