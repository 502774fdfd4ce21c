package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.FormerName;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * Lets a table answer to its old name: by a view that the server updates by itself, with
 * the columns, the names and the rights that the table had.
 */
final class FormerNameView {

	/** Since this version a view can leave it to its users what they may do. */
	private static final int SECURITY_INVOKER = 150000;

	private final Server server;

	FormerNameView(Server server) {
		this.server = server;
	}

	List<Statement> create(Table table, QualifiedName successor) {
		String view = PostgreSqlNames.quote(table.name());
		boolean invokes = this.server.versionNumber() >= SECURITY_INVOKER;
		String invoker = invokes ? " with (security_invoker = true)" : "";
		List<Statement> statements = new ArrayList<>();
		if (!invokes) {
			statements.add(Statement.of(withoutPolicies(successor)));
		}
		statements.add(Statement.of("create view " + view + invoker + " as select "
				+ PostgreSqlNames.quoteAll(table.columns().stream().map(Column::name).toList()) + " from "
				+ PostgreSqlNames.quote(successor)));
		statements.add(Statement
			.of("comment on view " + view + " is " + PostgreSqlNames.literal(FormerName.comment(successor.name()))));
		statements.add(Statement.of(rights(table.name(), successor)));
		return statements;
	}

	/** They would be those of the view's owner, so that everybody saw everything. */
	private static String withoutPolicies(QualifiedName table) {
		return """
				do $schemasync$
				begin
				  if (select relrowsecurity from pg_class where oid = %s::regclass) then
				    raise exception 'a view under the old name of %% would not keep its row level security before \
				PostgreSQL 15: use schemasync.additive.renames=rename', %s;
				  end if;
				end $schemasync$""".formatted(PostgreSqlNames.literal(PostgreSqlNames.quote(table)),
				PostgreSqlNames.literal(table.toString()));
	}

	/** The rights stay with the table, whatever its name. */
	private static String rights(QualifiedName view, QualifiedName table) {
		return """
				do $schemasync$
				declare
				  rights text;
				begin
				  for rights in
				    select 'grant ' || acl.privilege_type || coalesce(' (' || quote_ident(acl.attname) || ')', '')
				      || %s || case when acl.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end
				      || case when acl.is_grantable then ' with grant option' else '' end
				    from pg_class c cross join lateral (
				      select x.*, null::name as attname from aclexplode(c.relacl) x
				      union all
				      select x.*, a.attname from pg_attribute a cross join lateral aclexplode(a.attacl) x
				      where a.attrelid = c.oid and a.attacl is not null and not a.attisdropped
				    ) acl
				    where c.oid = %s::regclass and acl.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
				      and acl.grantee <> (select relowner from pg_class where oid = %s::regclass)
				  loop
				    execute rights;
				  end loop;
				end $schemasync$"""
			.formatted(PostgreSqlNames.literal(" on " + PostgreSqlNames.quote(view) + " to "),
					PostgreSqlNames.literal(PostgreSqlNames.quote(table)),
					PostgreSqlNames.literal(PostgreSqlNames.quote(view)));
	}

}
