package io.schemasync.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import io.schemasync.dialect.Place;
import io.schemasync.dialect.Usage.Dependent;
import io.schemasync.dialect.Usage.Role;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Question for what depends on objects: what the server knows, views of views included,
 * and functions whose text mentions them.
 */
final class DependentsQuery {

	/**
	 * Views are followed to those that are made of them. The text of each function is
	 * split into words once. Triggers of schema-sync's own, and their functions, go with
	 * the SQL of what they serve.
	 */
	static final String SQL = """
			with recursive wanted as materialized (
			%s
			), system as materialized (
			  select 'pg_class'::regclass::oid as relations, 'pg_type'::regclass::oid as types,
			    'pg_constraint'::regclass::oid as rules
			), root as materialized (
			  select position, relations as class, relation as object, attnum::int as part from wanted, system
			  where part = '' and relation is not null or kind = 'column' and attnum is not null
			  union all select position, relations, index, null from wanted, system where index is not null
			  union all select position, rules, rule, null from wanted, system where rule is not null
			  union all select w.position, types, unnest(array[y.oid, y.typarray]), null
			  from system, wanted w join pg_type y on y.oid = w.reltype where w.part = ''
			  union all select position, types, unnest(array[type, typarray]), null from wanted, system where type is not null
			  union all select position, relations, typrelid, null from wanted, system where typrelid <> 0
			), edge as materialized (
			  select d.refclassid, d.refobjid, d.refobjsubid, d.deptype,
			    case when r.oid is null then d.classid else system.relations end as class,
			    coalesce(r.ev_class, d.objid) as object, case when r.oid is null then d.objsubid else 0 end as part
			  from system, pg_depend d left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
			  where d.deptype in ('n', 'a') and d.refobjid >= 16384
			    and (d.refclassid = 'pg_class'::regclass and d.refobjid = r.ev_class) is not true
			), dependent (position, class, object, part, deptype, depth) as (
			  select r.position, e.class, e.object, e.part, e.deptype, 1
			  from root r join edge e on e.refclassid = r.class and e.refobjid = r.object
			    and (r.part is null or e.refobjsubid = r.part)
			  union
			  select d.position, e.class, e.object, e.part, e.deptype, d.depth + 1
			  from dependent d join edge e on e.refclassid = d.class and e.refobjid = d.object
			  where d.depth < 50 and d.deptype = 'n' and (d.class = 'pg_proc'::regclass
			    or d.class = 'pg_class'::regclass and d.part = 0
			      and (select relkind in ('v', 'm') from pg_class c where c.oid = d.object))
			), hard as materialized (
			  select position, class, object, part, min(deptype::text) as deptype, max(depth) as depth from dependent
			  where not exists (select from root r where r.position = dependent.position and r.class = dependent.class
			    and r.object = dependent.object and (r.part is null or dependent.part = 0))
			  group by position, class, object, part having min(deptype::text) = 'n'
			    or class = 'pg_class'::regclass and part > 0
			    or class in ('pg_policy'::regclass, 'pg_trigger'::regclass, 'pg_publication_rel'::regclass)
			), mention as materialized (
			  select position, kind, relation, lower(name) as name, lower(case when kind = 'column' then part else name end) as word
			  from wanted where kind in ('table', 'view', 'column', 'sequence', 'enum type', 'composite type')
			), body as materialized (
			  select distinct p.oid, word from pg_proc p
			  cross join lateral regexp_split_to_table(lower(p.prosrc), '[^[:alnum:]_$]+') word
			  where p.oid >= 16384 and p.prolang in (select oid from pg_language where lanname not in ('internal', 'c'))
			    and p.proname !~ '^(zz_)?schemasync_' and not exists (select from pg_depend x
			      where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.deptype = 'e')
			    and word in (select name from mention union select word from mention)
			)
			select h.position - 1 as position, h.deptype, h.depth, i.type, i.identity,
			  coalesce(cn.nspname, pn.nspname)::text as namespace, coalesce(c.relname, p.proname)::text as name,
			  case i.type when 'table column' then a.attname when 'default value' then da.attname
			    when 'table constraint' then con.conname when 'policy' then pol.polname when 'trigger' then tg.tgname
			    end::text as part, quote_ident(cn.nspname) || '.' || quote_ident(c.relname) as owner,
			  coalesce(da.attgenerated, a.attgenerated) <> '' as generated
			from hard h
			cross join lateral pg_identify_object(h.class, h.object, h.part) i
			left join pg_constraint con on h.class = 'pg_constraint'::regclass and con.oid = h.object
			left join pg_policy pol on h.class = 'pg_policy'::regclass and pol.oid = h.object
			left join pg_trigger tg on h.class = 'pg_trigger'::regclass and tg.oid = h.object
			left join pg_attrdef def on h.class = 'pg_attrdef'::regclass and def.oid = h.object
			left join pg_publication_rel pr on h.class = 'pg_publication_rel'::regclass and pr.oid = h.object
			left join pg_class c on c.oid = coalesce(con.conrelid, pol.polrelid, tg.tgrelid, def.adrelid, pr.prrelid,
			  case when h.class = 'pg_class'::regclass then h.object end)
			left join pg_namespace cn on cn.oid = c.relnamespace
			left join pg_attribute a on h.class = 'pg_class'::regclass and h.part > 0 and a.attrelid = h.object
			  and a.attnum = h.part
			left join pg_attribute da on da.attrelid = def.adrelid and da.attnum = def.adnum
			left join pg_proc p on h.class = 'pg_proc'::regclass and p.oid = h.object
			left join pg_namespace pn on pn.oid = p.pronamespace
			where coalesce(con.conparentid, 0) = 0 and (tg.tgisinternal or tg.tgname ~ '^(zz_)?schemasync_') is not true
			union all
			select m.position - 1, 'm', 0, 'function', (pg_identify_object('pg_proc'::regclass, b.oid, 0)).identity,
			  null, null, null, null, null
			from mention m join body b on b.word = m.word
			where (m.kind <> 'column' or exists (select from body o where o.oid = b.oid and o.word = m.name)
			    or exists (select from pg_trigger o where o.tgrelid = m.relation and o.tgfoid = b.oid))
			  and not exists (select from hard h where h.position = m.position and h.class = 'pg_proc'::regclass
			    and h.object = b.oid)
			order by 1, 3 desc, 4, 5
			"""
		.formatted(WantedObjects.SQL);

	/** What can go first, and how. */
	private static final Map<String, String> DROPS = Map.of("view", "drop view if exists ", "materialized view",
			"drop materialized view if exists ", "function", "drop routine if exists ", "procedure",
			"drop routine if exists ", "aggregate", "drop routine if exists ");

	private static final String GENERATED = "generated column";

	private DependentsQuery() {
	}

	static Dependent dependent(ResultSet row) throws SQLException {
		String type = row.getString("type");
		String identity = row.getString("identity");
		String kind = kind(type, row.getBoolean("generated"));
		Place place = place(row, kind);
		String name = (place != null && !place.part().isEmpty()) ? place.object() + "." + place.part() : identity;
		return switch (row.getString("deptype")) {
			case "m" -> new Dependent(Role.MENTIONS, type, identity, null, "");
			// Before PostgreSQL 15 the server would drop it without a word
			case "a" -> new Dependent(kind.equals(GENERATED) ? Role.KEEPS : Role.GOES_ALONG, kind, name, place, "");
			default -> kept(type, new Dependent(Role.KEEPS, kind, name, place, ""), identity, row.getString("owner"),
					row.getString("part"));
		};
	}

	private static String kind(String type, boolean generated) {
		return switch (type) {
			case "table constraint" -> "foreign key";
			case "table column" -> generated ? GENERATED : "column";
			case "default value" -> generated ? GENERATED : "default of column";
			case "publication relation" -> "publication";
			default -> type;
		};
	}

	private static @Nullable Place place(ResultSet row, String kind) throws SQLException {
		String name = row.getString("name");
		String part = row.getString("part");
		String placed = kind.endsWith(" column") ? "column" : kind;
		return (name == null) ? null
				: new Place(placed, new QualifiedName(row.getString("namespace"), name), (part != null) ? part : "");
	}

	private static Dependent kept(String type, Dependent dependent, String identity, String owner, String part) {
		String drop = DROPS.get(type);
		if (drop != null) {
			return first(dependent, drop + identity);
		}
		return type.equals("table constraint")
				? first(dependent,
						"alter table if exists " + owner + " drop constraint if exists " + PostgreSqlNames.quote(part))
				: dependent;
	}

	private static Dependent first(Dependent dependent, String sql) {
		return new Dependent(Role.GOES_FIRST, dependent.kind(), dependent.name(), dependent.place(), sql);
	}

}
