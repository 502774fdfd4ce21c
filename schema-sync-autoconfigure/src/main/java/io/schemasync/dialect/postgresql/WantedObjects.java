package io.schemasync.dialect.postgresql;

/** Looks up objects and parts of tables by kind and name. */
final class WantedObjects {

	/** Parameters: kinds, schemas, names and parts as {@code text[]}. */
	static final String SQL = """
			select t.position, t.kind, t.namespace, t.name, t.part, c.oid as relation, c.relkind, c.reltuples, c.reltype,
			  a.attnum, k.oid as rule, coalesce(x.oid, nullif(k.conindid, 0)) as index,
			  coalesce(x.relkind, kx.relkind) as index_kind, y.oid as type, y.typarray, y.typrelid
			from unnest(?::text[], ?::text[], ?::text[], ?::text[])
			  with ordinality t (kind, namespace, name, part, position)
			join pg_namespace n on n.nspname = t.namespace
			left join pg_class c on c.relnamespace = n.oid and c.relname = t.name and c.relkind <> 'c'
			  and t.kind not in ('enum type', 'composite type')
			left join pg_type y on y.typnamespace = n.oid and y.typname = t.name
			  and t.kind in ('enum type', 'composite type')
			left join pg_attribute a on a.attrelid = c.oid and a.attname = t.part and t.kind = 'column'
			  and not a.attisdropped
			left join pg_constraint k on k.conrelid = c.oid and k.conname = t.part
			  and k.contype = case t.kind when 'primary key' then 'p' when 'unique constraint' then 'u' end::"char"
			left join pg_class x on x.relnamespace = n.oid and x.relname = t.part and x.relkind in ('i', 'I')
			  and t.kind in ('index', 'unique constraint')
			left join pg_class kx on kx.oid = k.conindid""";

	private WantedObjects() {
	}

}
