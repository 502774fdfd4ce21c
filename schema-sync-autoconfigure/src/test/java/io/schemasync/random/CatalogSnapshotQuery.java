package io.schemasync.random;

/** The question that a {@link CatalogSnapshot} answers. */
final class CatalogSnapshotQuery {

	static final String SQL = """
			with spaces as (
			  select oid, nspname from pg_namespace
			  where nspname not in ('information_schema', 'pg_catalog') and nspname not like 'pg\\_toast%' and nspname not like 'pg\\_temp%'),
			relations as (
			  select c.*, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as full_name from pg_class c join spaces n on n.oid = c.relnamespace
			  where c.relname not like 'schemasync\\_%')
			select 'schema' as kind, nspname::text as owner, nspname::text as name, coalesce(obj_description(oid, 'pg_namespace'), '') as description, 0 as position from spaces
			union all
			select 'relation', c.full_name, c.relname, concat_ws(' ', c.relkind, c.relpersistence, c.reloptions::text, c.relrowsecurity::text, c.relreplident,
			  case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end, 'comment=' || obj_description(c.oid, 'pg_class')), 0
			from relations c where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
			union all
			select 'column', c.full_name, a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod), (select tn.nspname from pg_type t join pg_namespace tn on tn.oid = t.typnamespace where t.oid = a.atttypid),
			  case when a.attnotnull then 'not null' end, 'identity=' || nullif(a.attidentity::text, ''), 'generated=' || nullif(a.attgenerated::text, ''),
			  'default=' || pg_get_expr(d.adbin, d.adrelid), 'collation=' || case when a.attcollation <> t.typcollation then co.collname end,
			  'target=' || nullif(a.attstattarget, -1), 'options=' || a.attoptions::text,
			  'storage=' || a.attstorage::text, 'compression=' || nullif(a.attcompression::text, ''),
			  'comment=' || col_description(c.oid, a.attnum)),
			  row_number() over (partition by c.oid order by a.attnum)::int
			from relations c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			join pg_type t on t.oid = a.atttypid
			left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
			left join pg_collation co on co.oid = a.attcollation
			where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
			union all
			select 'constraint', c.full_name, k.conname, concat_ws(' ', k.contype, pg_get_constraintdef(k.oid), case when not k.convalidated then 'NOT VALID' end,
			  'comment=' || obj_description(k.oid, 'pg_constraint')), 0
			from relations c join pg_constraint k on k.conrelid = c.oid and k.contype <> 'n'
			union all
			select 'index', c.full_name, i.relname, concat_ws(' ', replace(pg_get_indexdef(x.indexrelid), ' INDEX ' || quote_ident(i.relname) || ' ON ', ' INDEX ON '),
			  case when exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = x.indrelid) then 'of constraint' end,
			  case when not x.indisvalid then 'INVALID' end, case when not x.indisready then 'NOT READY' end, case when x.indisclustered then 'clustered' end,
			  case when x.indisreplident then 'replica identity' end, 'comment=' || obj_description(i.oid, 'pg_class')), 0
			from relations c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
			union all
			select case when d.refobjid is null then 'sequence' else 'owned sequence' end, coalesce(d.refobjid::regclass::text || '.' || (select attname from pg_attribute where attrelid = d.refobjid and attnum = d.refobjsubid), c.full_name), c.full_name,
			  concat_ws(' ', format_type(s.seqtypid, null), 'start', s.seqstart, 'increment', s.seqincrement, 'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache, case when s.seqcycle then 'cycle' end, d.deptype,
			  'comment=' || obj_description(c.oid, 'pg_class')), 0
			from relations c join pg_sequence s on s.seqrelid = c.oid
			left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
			union all
			select 'type', t.oid::regtype::text, n.nspname, concat_ws(' ', t.typtype, (select string_agg(quote_literal(enumlabel), ',' order by enumsortorder) from pg_enum where enumtypid = t.oid),
			  case when t.typtype = 'd' then concat_ws(' ', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end, t.typdefault,
			    (select string_agg(pg_get_constraintdef(k.oid), ',' order by k.conname) from pg_constraint k where k.contypid = t.oid)) end, 'comment=' || obj_description(t.oid, 'pg_type')), 0
			from pg_type t join spaces n on n.oid = t.typnamespace where t.typtype in ('e', 'd', 'r')
			union all
			select 'cast', castsource::regtype || ' as ' || casttarget::regtype, '', concat_ws(' ', castcontext, castmethod, castfunc::regproc), 0
			from pg_cast where oid >= 16384
			union all
			select 'trigger', c.full_name, t.tgname, pg_get_triggerdef(t.oid), 0 from relations c join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
			union all
			select 'function', p.oid::regprocedure::text, n.nspname, case when p.prokind = 'a' then 'aggregate' else pg_get_functiondef(p.oid) end, 0 from pg_proc p join spaces n on n.oid = p.pronamespace
			union all
			select 'extension', extname, extname, extversion, 0 from pg_extension
			union all
			select 'policy', c.full_name, p.polname, concat_ws(' ', p.polcmd, pg_get_expr(p.polqual, c.oid)), 0 from relations c join pg_policy p on p.polrelid = c.oid
			union all
			select 'rows', c.full_name, '', coalesce((xpath('/row/x/text()', query_to_xml(format('select md5(string_agg(r::text, chr(10) order by r::text)) as x from only %s r', c.full_name), false, true, '')))[1]::text, ''), 0
			from relations c where c.relkind = 'r'
			order by 1, 2, 5, 3, 4
			""";

	private CatalogSnapshotQuery() {
	}

}
