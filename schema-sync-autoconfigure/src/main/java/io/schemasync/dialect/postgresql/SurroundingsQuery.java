package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.dialect.Surroundings;
import io.schemasync.dialect.Surroundings.Grant;
import io.schemasync.dialect.Surroundings.Reference;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/** Finds, in one statement, what hangs on tables and sequences that will be made anew. */
final class SurroundingsQuery {

	private static final String SQL = """
			with recursive target as materialized (
			  select c.oid, t.namespace, t.name, c.relkind, c.relacl, c.relowner
			  from unnest(?::text[], ?::text[]) t (namespace, name)
			  join pg_namespace n on n.nspname = t.namespace
			  join pg_class c on c.relnamespace = n.oid and c.relname = t.name
			), uses as materialized (
			  select distinct d.refobjid as used, r.ev_class as view
			  from pg_depend d join pg_rewrite r on r.oid = d.objid
			  where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
			), dependent (oid, depth) as (
			  select uses.view, 1 from uses join target on target.oid = uses.used
			  union
			  select uses.view, dependent.depth + 1 from uses join dependent on dependent.oid = uses.used
			), granted as (
			  select c.oid, n.nspname::text as namespace, c.relname::text as name, c.relkind, c.relacl, c.relowner
			  from pg_class c join pg_namespace n on n.oid = c.relnamespace
			  where c.oid in (select oid from target union select oid from dependent)
			    and c.relkind in ('r', 'p', 'v', 'm', 'S')
			)
			select 'view' as kind, n.nspname::text as namespace, c.relname::text as name,
			  case c.relkind when 'm' then 'materialized view' else 'view' end as a,
			  coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') as b,
			  pg_get_viewdef(c.oid) as c, max(dependent.depth) as position
			from dependent join pg_class c on c.oid = dependent.oid join pg_namespace n on n.oid = c.relnamespace
			where c.oid not in (select oid from target) group by n.nspname, c.oid, c.relname, c.relkind, c.reloptions
			union all
			select 'reference', n.nspname, c.relname, con.conname, target.namespace, target.name, 0
			from pg_constraint con join target on target.oid = con.confrelid join pg_class c on c.oid = con.conrelid
			join pg_namespace n on n.oid = c.relnamespace
			where con.contype = 'f' and con.conrelid not in (select oid from target) and con.conparentid = 0
			union all
			select 'grant', namespace, name, acl.privilege_type || coalesce(' (' || quote_ident(acl.attname) || ')', '')
			    || ' on ' || case when relkind = 'S' then 'sequence ' else 'table ' end,
			  acl.attname,
			  case when acl.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end
			    || case when acl.is_grantable then ' with grant option' else '' end, 0
			from granted cross join lateral (
			  select x.*, null::name as attname from aclexplode(granted.relacl) x
			  union all
			  select x.*, a.attname from pg_attribute a cross join lateral aclexplode(a.attacl) x
			  where a.attrelid = granted.oid and a.attacl is not null and not a.attisdropped
			) acl where acl.grantee <> granted.relowner
			order by kind, position, namespace, name
			""";

	private final List<AuxiliaryObject> views = new ArrayList<>();

	private final List<Reference> references = new ArrayList<>();

	private final Map<QualifiedName, List<Grant>> grants = new HashMap<>();

	Surroundings ask(JdbcOperations jdbc, Collection<QualifiedName> objects) {
		List<QualifiedName> asked = objects.stream().filter((name) -> name.schema() != null).toList();
		String namespaces = TextArray.of(asked.stream().map((name) -> String.valueOf(name.schema())).toList());
		String names = TextArray.of(asked.stream().map(QualifiedName::name).toList());
		jdbc.query(SQL, (result) -> {
			QualifiedName name = new QualifiedName(result.getString(2), result.getString(3));
			take(result.getString(1), name, result.getString(4), result.getString(5), result.getString(6));
		}, namespaces, names);
		return new Surroundings(this.views, this.references, this.grants);
	}

	private void take(String kind, QualifiedName name, String a, @Nullable String b, String c) {
		switch (kind) {
			case "view" -> this.views.add(view(name, a, String.valueOf(b), c));
			case "reference" -> this.references.add(new Reference(name, a, new QualifiedName(b, c)));
			default -> this.grants.computeIfAbsent(name, (object) -> new ArrayList<>())
				.add(new Grant("grant " + a + PostgreSqlNames.quote(name) + " to " + c, b));
		}
	}

	private static AuxiliaryObject view(QualifiedName name, String kind, String options, String query) {
		String quoted = PostgreSqlNames.quote(name);
		return new AuxiliaryObject(name, List.of("create " + kind + " " + quoted + options + " as " + query),
				List.of("drop " + kind + " " + quoted), false);
	}

}
