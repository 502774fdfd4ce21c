package io.schemasync.dialect.postgresql;

/**
 * The one statement that reads everything from {@code pg_catalog}. Each row is
 * {@code (kind, owner, position, attributes)}: the kind says which {@link CatalogRow.Kind
 * fact} it is, the owner is the oid of the relation or type that it belongs to.
 */
final class CatalogQuery {

	/** Parameters: the schemas as {@code text[]}, and whether to add the current one. */
	private static final String SCOPE = """
			with ns as materialized (
			  select oid, nspname::text from pg_namespace
			  where nspname = any (?::text[]) or (? and nspname = current_schema())
			), extension as materialized (
			  select classid, objid from pg_depend where deptype = 'e'
			    and classid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
			), owned as materialized (
			  select d.refobjid, d.refobjsubid, d.objid, n.nspname::text, s.relname::text
			  from pg_class s join pg_namespace n on n.oid = s.relnamespace
			  join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid
			    and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
			  where s.relkind = 'S'
			), rel as materialized (
			  select c.oid, ns.nspname, c.relname::text, c.relkind, c.reltuples, c.relpages
			  from pg_class c join ns on ns.oid = c.relnamespace
			  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and not c.relispartition
			    and c.oid not in (select objid from extension where classid = 'pg_class'::regclass)
			)
			""";

	/**
	 * What prints an expression waits behind whoever changes its table, so the wait is
	 * limited for this statement, of which this row comes first. The system identifier
	 * goes through {@code query_to_xml} because the right to read it would otherwise be
	 * checked, and the whole statement fail, before the condition.
	 */
	static final String SERVER_ATTRIBUTES = """
			[version(), current_setting('server_version'),
			  current_setting('server_version_num'), current_database()::text,
			  case when has_function_privilege('pg_control_system()', 'execute') then substring(query_to_xml(
			    'select system_identifier from pg_control_system()', false, true, '')::text from '>([0-9]+)<') end,
			  (select oid::text from pg_database where datname = current_database()), current_user::text,
			  current_schema()::text,
			  (pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean)::text,
			  (current_setting('max_locks_per_transaction')::bigint * (current_setting('max_connections')::bigint
			    + current_setting('max_prepared_transactions')::bigint))::text,
			  set_config('lock_timeout', '20s', true)]""";

	private static final String SERVER = """
			select 10 as kind, 0::oid as owner, 0 as position, array""" + SERVER_ATTRIBUTES + """
			 as attributes
			union all
			select 20, oid, 0, array[nspname] from ns
			""";

	private static final String TYPES = """
			union all
			select 30, t.oid, 0, array[n.nspname::text, t.typname::text]
			from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
			where n.nspname <> 'pg_catalog' and n.nspname <> 'information_schema'
			  and n.nspname !~ '^pg_(toast|temp)' and t.typcategory <> 'A' and (c.oid is null or c.relkind = 'c')
			union all
			select 31, t.oid, 0, array[ns.nspname, t.typname::text, ((select count(*) = 2 from pg_cast k where k.castcontext <> 'e'
			    and (k.castsource, k.casttarget) in (('varchar'::regtype, t.oid), (t.oid, 'varchar'::regtype))))::text]
			  || (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)
			from pg_type t join ns on ns.oid = t.typnamespace
			where t.typtype = 'e' and t.oid not in (select objid from extension where classid = 'pg_type'::regclass)
			union all
			select 32, p.oid, 0, array[ns.nspname, p.proname::text] from pg_proc p join ns on ns.oid = p.pronamespace
			where p.oid not in (select objid from extension where classid = 'pg_proc'::regclass)
			union all
			select 33, g.oid, 0, array[rel.nspname, 'trigger ' || g.tgname || ' on ' || rel.relname,
			  rel.nspname, rel.relname]
			from pg_trigger g join rel on rel.oid = g.tgrelid where not g.tgisinternal
			union all
			select 33, c.oid, 0, array[n.nspname::text, c.relname::text, rel.nspname, rel.relname]
			from pg_inherits h join rel on rel.oid = h.inhparent join pg_class c on c.oid = h.inhrelid
			join pg_namespace n on n.oid = c.relnamespace where c.relispartition
			union all
			select 33, p.oid, 0, array[rel.nspname, 'policy ' || p.polname || ' on ' || rel.relname, rel.nspname, rel.relname]
			from pg_policy p join rel on rel.oid = p.polrelid
			union all
			select 33, r.oid, 0, array[rel.nspname, 'rule ' || r.rulename || ' on ' || rel.relname, rel.nspname, rel.relname]
			from pg_rewrite r join rel on rel.oid = r.ev_class where r.rulename <> '_RETURN'
			union all
			select 33, c.oid, 0, array[rel.nspname, 'constraint ' || c.conname || ' on ' || rel.relname, rel.nspname, rel.relname]
			from pg_constraint c join rel on rel.oid = c.conrelid where c.contype = 'x'
			union all
			select 32, e.oid, 0, array[current_schema()::text, 'extension ' || e.extname] from pg_extension e
			union all
			select 32, n.oid, 0, array[current_schema()::text, 'schema ' || n.nspname] from pg_namespace n
			union all
			select 32, s.oid, 0, array[ns.nspname, 'statistics ' || s.stxname]
			from pg_statistic_ext s join ns on ns.oid = s.stxnamespace
			union all
			select 32, c.oid, 0, array[ns.nspname, 'collation ' || c.collname]
			from pg_collation c join ns on ns.oid = c.collnamespace
			""";

	private static final String RELATIONS = """
			union all
			select 40, rel.oid, 0, array[rel.nspname, rel.relname, rel.relkind::text, rel.reltuples::bigint::text,
			  (rel.relpages::bigint * 8192)::text, d.description,
			  case when rel.relkind = 'v' then pg_get_viewdef(rel.oid) end]
			from rel left join pg_description d
			  on d.objoid = rel.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
			union all
			select 50, a.attrelid, a.attnum, array[a.attname::text, format_type(a.atttypid, a.atttypmod),
			  case when tn.nspname <> 'pg_catalog' then tn.nspname::text end, coalesce(e.typname, t.typname)::text,
			  a.attnotnull::text, pg_get_expr(ad.adbin, ad.adrelid), a.attidentity::text, a.attgenerated::text,
			  case when a.attcollation <> t.typcollation then cn.nspname::text end, co.collname::text, d.description,
			  owned.nspname, owned.relname, case when a.attstorage <> t.typstorage then a.attstorage::text end,
			  nullif(a.attcompression::text, '')]
			from rel join pg_attribute a on a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped
			join pg_type t on t.oid = a.atttypid
			left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
			join pg_namespace tn on tn.oid = coalesce(e.typnamespace, t.typnamespace)
			left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
			left join pg_collation co on co.oid = a.attcollation left join pg_namespace cn on cn.oid = co.collnamespace
			left join pg_description d on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass
			  and d.objsubid = a.attnum
			left join owned on owned.refobjid = a.attrelid and owned.refobjsubid = a.attnum
			union all
			select 70, s.seqrelid, 0, array[ns.nspname, c.relname::text, s.seqstart::text, s.seqincrement::text,
			  s.seqcache::text, (o.objid is not null)::text]
			from pg_sequence s join pg_class c on c.oid = s.seqrelid join ns on ns.oid = c.relnamespace
			left join owned o on o.objid = c.oid
			where c.oid not in (select objid from extension where classid = 'pg_class'::regclass)
			""";

	private static final String RULES = """
			union all
			select 60, con.conrelid, 0, array[con.contype::text, con.conname::text, con.conkey::text,
			  con.convalidated::text, case con.contype when 'c' then pg_get_expr(con.conbin, con.conrelid) end,
			  rn.nspname::text, rc.relname::text, con.confdeltype::text, con.confupdtype::text, con.confmatchtype::text,
			  con.condeferrable::text, con.condeferred::text, coalesce(%1$s, false)::text,
			  coalesce(i.indisvalid, true)::text]
			  || case con.contype when 'f' then (select array_agg(a.attname::text order by k.position)
			    from unnest(con.confkey) with ordinality k (attnum, position)
			    join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.attnum) end
			from pg_constraint con join rel on rel.oid = con.conrelid
			left join pg_class rc on rc.oid = con.confrelid left join pg_namespace rn on rn.oid = rc.relnamespace
			left join pg_index i on i.indexrelid = con.conindid and con.contype in ('p', 'u')
			where con.contype in ('p', 'u', 'f', 'c') and con.conparentid = 0
			union all
			select 61, i.indrelid, 0, array[c.relname::text, am.amname::text, i.indisunique::text,
			  (i.indisvalid and i.indisready and i.indislive)::text, (%1$s)::text, i.indkey::text, i.indoption::text,
			  custom.opclass::text, case when custom.opclass or am.amname <> 'btree' or i.indexprs is not null
			    or i.indpred is not null or i.indnkeyatts < i.indnatts or c.reloptions is not null
			    or not i.indcollation::oid[] <@ array[0, 'pg_catalog.default'::regcollation]::oid[]
			    then pg_get_indexdef(i.indexrelid) end]
			from pg_index i join rel on rel.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
			join pg_am am on am.oid = c.relam
			cross join lateral (select i.indclass::oid[] && (select array_agg(oid) from pg_opclass where not opcdefault)
			  as opclass) custom
			where not i.indisprimary and not i.indisexclusion
			  and not exists (select from pg_constraint con where con.conindid = i.indexrelid and con.contype in ('u', 'x'))
			""";

	/**
	 * What keeps a column's type as it is (the server refuses to change it), and which
	 * columns must stay NOT NULL: those of a replica identity and of domains, and all of
	 * a table with a trigger before inserts, which may fill them.
	 */
	private static final String DEPENDENTS = """
			union all
			select 62, d.refobjid, d.refobjsubid, array[regexp_replace(
			  pg_describe_object(d.classid, d.objid, d.objsubid), '^rule .* on ((materialized )?view )', '\\1')]
			from pg_depend d join rel on rel.oid = d.refobjid
			left join pg_attrdef ad on d.classid = 'pg_attrdef'::regclass and ad.oid = d.objid
			where d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and (ad.adnum <> d.refobjsubid or d.classid in
			  ('pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_proc'::regclass))
			union all
			select 63, i.indrelid, k.attnum, array[]::text[]
			from pg_index i join rel on rel.oid = i.indrelid cross join unnest(i.indkey::int2[]) k (attnum)
			where i.indisreplident
			union all
			select 63, a.attrelid, a.attnum, array[]::text[]
			from rel join pg_attribute a on a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull
			join pg_type t on t.oid = a.atttypid
			where t.typtype = 'd' or exists (select from pg_trigger g
			  where g.tgrelid = rel.oid and not g.tgisinternal and g.tgtype & 7 = 7)
			""";

	/**
	 * What makes changes of tables dangerous beyond themselves: logical replication,
	 * which does not carry them, partitions, and domains whose rules every new value has
	 * to pass.
	 */
	private static final String FACTS = """
			union all
			select 11, p.oid, 0, array[p.pubname::text, null] from pg_publication p
			where p.puballtables and (p.pubupdate or p.pubdelete)
			union all
			select 12, t.oid, 0, array[n.nspname::text, t.typname::text]
			from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_type b on b.oid = t.typbasetype
			where t.typtype = 'd' and n.nspname <> 'information_schema' and (t.typnotnull or b.typtype = 'd'
			  or exists (select from pg_constraint con where con.contypid = t.oid))
			union all
			select 64, rel.oid, 0, array[p.pubname::text] from pg_publication p
			join rel on p.puballtables and rel.relkind in ('r', 'p')
			  or exists (select from pg_publication_rel r where r.prpubid = p.oid and r.prrelid = rel.oid)
			union all
			select 65, rel.oid, 0, array[]::text[] || (select array_agg(coalesce(a.attname::text, '') order by k.position)
			  from unnest(t.partattrs::int2[]) with ordinality k (attnum, position)
			  left join pg_attribute a on a.attrelid = rel.oid and a.attnum = k.attnum and k.attnum > 0)
			from rel join pg_partitioned_table t on t.partrelid = rel.oid
			union all
			select 66, rel.oid, 0, array[n.nspname::text, c.relname::text]
			from pg_inherits h join rel on rel.oid = h.inhparent and rel.relkind = 'p' join pg_class c on c.oid = h.inhrelid
			join pg_namespace n on n.oid = c.relnamespace
			""";

	/** Publications of whole schemas. */
	private static final String FACTS_15 = """
			union all
			select 11, p.oid, 0, array[p.pubname::text, ns.nspname] from pg_publication_namespace s
			join pg_publication p on p.oid = s.pnpubid join ns on ns.oid = s.pnnspid where p.pubupdate or p.pubdelete
			union all
			select 64, rel.oid, 0, array[p.pubname::text] from pg_publication_namespace s
			join pg_publication p on p.oid = s.pnpubid join pg_class c on c.relnamespace = s.pnnspid
			join rel on rel.oid = c.oid and rel.relkind in ('r', 'p')
			""";

	private static final String ORDER = "order by kind, owner, position, attributes";

	private CatalogQuery() {
	}

	static String forVersion(int major) {
		return SCOPE + SERVER + TYPES + RELATIONS + RULES.formatted((major >= 15) ? "i.indnullsnotdistinct" : "false")
				+ DEPENDENTS + FACTS + ((major >= 15) ? FACTS_15 : "") + ORDER;
	}

}
