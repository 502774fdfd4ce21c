package io.schemasync.dialect.postgresql;

/**
 * Kinds of facts that {@link CatalogQuery} reads: the columns that a {@link CatalogRow}
 * has, and the rows they come from. Whatever names another object does so by its oid, and
 * is put together on this side: a join for each row is what takes long on the server.
 * <p>
 * {@code (… in (select oid from rel)) is true} keeps the server from making a join of the
 * condition. It knows little about a fresh catalog, and would choose one that compares
 * every row with every relation; this way, it looks each row up in a hash table.
 */
enum CatalogPart {

	/**
	 * What prints an expression waits behind whoever changes its table, so the wait is
	 * limited for this statement, of which this row comes first.
	 */
	SERVER(CatalogQuery.SERVER_COLUMNS, "(select) server"),

	NAMESPACES("oid, nspname, oid in (select oid from ns)", "pg_namespace"),

	/** Names of types that exist, whether they can be described or not. */
	TYPES("typnamespace, typname", """
			pg_type where typcategory <> 'A'
			  and (typtype <> 'c' or typrelid in (select oid from pg_class where relkind = 'c'))
			  and typnamespace in (select oid from pg_namespace where nspname <> 'pg_catalog'
			    and nspname <> 'information_schema' and nspname !~ '^pg_(toast|temp)')"""),

	ENUM_TYPES("oid, typnamespace, typname", """
			pg_type where typtype = 'e' and typnamespace in (select oid from ns)
			  and oid not in (select objid from extension where classid = 'pg_type'::regclass)"""),

	LABELS("enumtypid, enumsortorder, enumlabel", """
			pg_enum where enumtypid in (select oid from pg_type where typnamespace in (select oid from ns))"""),

	/** Casts between {@code varchar} and other types that need not be written. */
	CASTS("castsource, casttarget",
			"pg_cast where castcontext <> 'e' and 'varchar'::regtype in (castsource, casttarget)"),

	/** What can only be told by its name, for what models bring as SQL. */
	ROUTINES("namespace, name", """
			(select pronamespace, proname::text from pg_proc where pronamespace in (select oid from ns)
			    and oid not in (select objid from extension where classid = 'pg_proc'::regclass)
			  union all select stxnamespace, 'statistics ' || stxname from pg_statistic_ext
			    where stxnamespace in (select oid from ns)
			  union all select collnamespace, 'collation ' || collname from pg_collation
			    where collnamespace in (select oid from ns)) routine (namespace, name)"""),

	EXTENSIONS("extname", "pg_extension"),

	/** The constrained domains: every new value has to pass their rules. */
	DOMAINS("t.typnamespace, t.typname", """
			pg_type t join pg_type b on b.oid = t.typbasetype where t.typtype = 'd' and (t.typnotnull
			  or b.typtype = 'd' or t.oid in (select contypid from pg_constraint where contypid > 0::oid))"""),

	RELATIONS("""
			oid, relnamespace, relname, relkind, reltuples::bigint, relpages::bigint * 8192,
			  case when relkind = 'v' then pg_get_viewdef(oid) end""", "rel"),

	COMMENTS("objoid, objsubid, description", """
			pg_description where classoid = 'pg_class'::regclass and (objoid in (select oid from rel)) is true"""),

	/** Whatever columns have in common, each combination once. */
	COLUMN_TYPES("""
			u.atttypid, u.atttypmod, u.attcollation, format_type(u.atttypid, u.atttypmod),
			  coalesce(e.typnamespace, t.typnamespace), coalesce(e.typname, t.typname), t.typstorage, t.typtype,
			  case when u.attcollation <> t.typcollation then co.collnamespace end, co.collname""", """
			(select distinct atttypid, atttypmod, attcollation from att) u
			join pg_type t on t.oid = u.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
			left join pg_collation co on co.oid = u.attcollation"""),

	/**
	 * Only what speaks of other columns, as generated columns do, is printed with the
	 * table at hand: the server opens and locks it for their names.
	 */
	DEFAULTS("adrelid, adnum, pg_get_expr(adbin, case when strpos(adbin::text, '{VAR ') > 0 then adrelid else 0 end)",
			"pg_attrdef where (adrelid in (select oid from rel)) is true"),

	/** Sequences that belong to a column. */
	OWNED_SEQUENCES("d.refobjid, d.refobjsubid, d.objid, s.relnamespace, s.relname", """
			pg_depend d join pg_class s on s.oid = d.objid
			where s.relkind = 'S' and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
			  and d.refobjsubid > 0 and d.deptype in ('a', 'i')"""),

	COLUMNS("""
			attrelid, attnum, attname, atttypid, atttypmod, attcollation, attnotnull, attidentity, attgenerated,
			  attstorage, attcompression""", "att"),

	/**
	 * The columns of a table outside the schemas are looked up only where one is meant.
	 */
	CONSTRAINTS("""
			conrelid, contype, conname, conkey, convalidated,
			  case contype when 'c' then pg_get_expr(conbin, conrelid) end, confrelid, confkey, confdeltype,
			  confupdtype, confmatchtype, condeferrable, condeferred, conindid,
			  case when contype = 'f' and confrelid not in (select oid from rel) then (select string_agg(
			      row(a.object_names[1], a.object_names[2], a.object_names[3])::text, '' order by k.position)
			    from unnest(confkey) with ordinality k (attnum, position)
			    cross join pg_identify_object_as_address('pg_class'::regclass, confrelid, k.attnum) a) end""", """
			pg_constraint where contype in ('p', 'u', 'f', 'c', 'x') and conparentid = 0
			  and (conrelid in (select oid from rel)) is true"""),

	METHODS("oid, amname", "pg_am"),

	INDEXES("""
			i.indrelid, i.indexrelid, c.relname, c.relam, i.indisunique,
			  i.indisvalid and i.indisready and i.indislive, i.indnullsnotdistinct, i.indkey, i.indoption, i.indclass::oid[] && opclass,
			  case when i.indclass::oid[] && opclass or c.relam <> btree or i.indexprs is not null
			    or i.indpred is not null or i.indnkeyatts < i.indnatts or c.reloptions is not null
			    or not i.indcollation::oid[] <@ array[0, 'pg_catalog.default'::regcollation]::oid[]
			    then pg_get_indexdef(i.indexrelid) end, i.indisvalid""",
			"""
					pg_index i join pg_class c on c.oid = i.indexrelid
					cross join (select array(select oid from pg_opclass where not opcdefault)) special (opclass)
					cross join (select oid from pg_am where amname = 'btree') usual (btree)
					where not i.indisprimary and (i.indrelid in (select oid from rel)) is true"""),

	/** What keeps a column's type as it is: the server refuses to change it. */
	DEPENDENTS("""
			d.refobjid, d.refobjsubid, regexp_replace(pg_describe_object(d.classid, d.objid, d.objsubid),
			  '^rule .* on ((materialized )?view )', '\\1')""", """
			pg_depend d left join pg_attrdef ad on d.classid = 'pg_attrdef'::regclass and ad.oid = d.objid
			where d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
			  and (ad.adnum <> d.refobjsubid or d.classid in (
			    'pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_proc'::regclass))
			  and (d.refobjid in (select oid from rel)) is true"""),

	/** The columns of a replica identity must stay NOT NULL. */
	REPLICA_IDENTITIES("indrelid, indkey",
			"pg_index where indisreplident and (indrelid in (select oid from rel)) is true"),

	/** A trigger before inserts may fill columns. */
	TRIGGERS(
			"tgrelid, tgname, tgtype & 7 = 7, case when tgname like 'zz\\_schemasync\\_%' then encode(tgargs, 'hex') end",
			"pg_trigger where not tgisinternal and (tgrelid in (select oid from rel)) is true"),

	ATTACHMENTS("relid, name", """
			(select polrelid, 'policy ' || polname from pg_policy
			  union all select ev_class, 'rule ' || rulename from pg_rewrite where rulename <> '_RETURN'
			) attachment (relid, name) where (relid in (select oid from rel)) is true"""),

	PARTITIONS("h.inhparent, c.relnamespace, c.relname, c.relispartition",
			"""
					pg_inherits h join pg_class c on c.oid = h.inhrelid where (h.inhparent in (select oid from rel)) is true"""),

	PARTITION_KEYS("partrelid, partattrs", "pg_partitioned_table where (partrelid in (select oid from rel)) is true"),

	/** Logical replication does not carry changes of tables. */
	PUBLICATIONS("oid, pubname, puballtables, pubupdate or pubdelete", "pg_publication"),

	PUBLISHED_TABLES("prpubid, prrelid", "pg_publication_rel where (prrelid in (select oid from rel)) is true"),

	PUBLISHED_SCHEMAS("pnpubid, pnnspid", "pg_publication_namespace where pnnspid in (select oid from ns)"),

	SEQUENCES("s.seqrelid, c.relnamespace, c.relname, s.seqstart, s.seqincrement, s.seqcache", """
			pg_sequence s join pg_class c on c.oid = s.seqrelid where c.relnamespace in (select oid from ns)
			  and c.oid not in (select objid from extension where classid = 'pg_class'::regclass)""");

	private final String columns;

	private final String source;

	CatalogPart(String columns, String source) {
		this.columns = columns;
		this.source = source;
	}

	/**
	 * Return the query for all rows as one text. The server writes them as it prints
	 * records: a text takes much less time, there and on the way, than rows with arrays.
	 * @param major the server's version
	 */
	String sql(int major) {
		String known = (major >= 15) ? this.columns : this.columns.replace("i.indnullsnotdistinct", "false");
		return "select " + ordinal() + ", string_agg(row(" + known + ")::text, '') from " + this.source + "\n";
	}

	boolean isKnownTo(int major) {
		return this != PUBLISHED_SCHEMAS || major >= 15;
	}

}
