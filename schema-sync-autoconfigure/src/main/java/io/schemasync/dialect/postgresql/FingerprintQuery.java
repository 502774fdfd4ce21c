package io.schemasync.dialect.postgresql;

/**
 * Words the query for a fingerprint of the catalog: how many rows there are of each kind
 * that {@link CatalogQuery} or an expression depends on, and a sum of hashes over where
 * each comes from. PostgreSQL never changes such a row, but writes another with its
 * transaction's number ({@code xmin}); what it does change in place are statistics and
 * the numbers by which it forgets old transactions. Columns of the catalog alone are
 * read, because functions that print definitions wait behind locks and know more than the
 * query's snapshot.
 */
final class FingerprintQuery {

	/** Parameters: the schemas as {@code text[]}, and whether to add the current one. */
	private static final String SCOPE = """
			with temporary as materialized (
			  select oid from pg_namespace where nspname ~ '^pg_(toast_)?temp_'
			), ns as materialized (
			  select oid from pg_namespace where nspname = any (?::text[]) or (? and nspname = current_schema())
			), rel as materialized (
			  select c.oid, c.xmin, c.relkind from pg_class c where c.relnamespace in (select oid from ns) or c.relkind = 'c'
			), parts (rows, hash) as (
			""";

	/**
	 * What belongs to relations of the schemas, then what anything may depend on. Some
	 * facts show elsewhere: a new default makes a new row of its column, and of an index
	 * nothing changes after it was made but whether it can be used and what for.
	 */
	private static final String[][] PARTS = { { "oid, t.xmin", "rel t" },
			{ "attrelid, t.attnum, t.xmin",
					"pg_attribute t join rel on rel.oid = t.attrelid "
							+ "where t.attnum > 0 and rel.relkind not in ('i', 'I', 'S')" },
			{ "oid, t.xmin",
					"pg_constraint t where t.contypid <> 0 or t.contype <> 'n' and t.conrelid in (select oid from rel)" },
			{ "indexrelid, t.xmin",
					"pg_index t join rel on rel.oid = t.indrelid "
							+ "where t.indisreplident or not (t.indisvalid and t.indisready and t.indislive)" },
			{ "seqrelid, t.xmin", "pg_sequence t join rel on rel.oid = t.seqrelid" },
			{ "objoid, t.objsubid, t.xmin",
					"pg_description t join rel on rel.oid = t.objoid where t.classoid = 'pg_class'::regclass" },
			{ "oid, t.xmin", "pg_trigger t join rel on rel.oid = t.tgrelid where not t.tgisinternal" },
			{ "oid, t.xmin", "pg_rewrite t join rel on rel.oid = t.ev_class" },
			{ "oid, t.xmin", "pg_policy t join rel on rel.oid = t.polrelid" },
			{ "inhrelid, t.inhparent, t.xmin", "pg_inherits t join rel on rel.oid = t.inhparent" },
			{ "partrelid, t.xmin", "pg_partitioned_table t join rel on rel.oid = t.partrelid" },
			{ "oid, t.xmin", "pg_statistic_ext t join ns on ns.oid = t.stxnamespace" },
			{ "objid, t.refobjid, t.refobjsubid, t.xmin", """
					rel join pg_depend t on t.classid = 'pg_class'::regclass and t.objid = rel.oid
					  and t.refclassid = 'pg_class'::regclass and t.refobjsubid > 0 and t.deptype in ('a', 'i')
					  where rel.relkind = 'S'""" },
			{ "classid, t.objid, t.refobjid, t.xmin",
					"pg_depend t where t.refclassid = 'pg_extension'::regclass and t.deptype = 'e'" },
			{ "oid, t.xmin", "pg_namespace t where t.oid not in (select oid from temporary)" }, { "oid, t.xmin", """
					pg_type t where t.oid >= 16384 and t.typtype <> 'c' and t.typcategory <> 'A'
					  and t.typnamespace not in (select oid from temporary)""" }, { "oid, t.xmin", "pg_enum t" },
			{ "oid, t.xmin", "pg_cast t where t.oid >= 16384" }, { "oid, t.xmin", """
					pg_proc t where t.oid >= 16384 and t.pronamespace not in (select oid from temporary)""" },
			{ "oid, t.xmin", "pg_operator t where t.oid >= 16384" },
			{ "oid, t.xmin", "pg_opclass t where t.oid >= 16384" },
			{ "oid, t.xmin", "pg_collation t where t.oid >= 16384" }, { "oid, t.xmin", "pg_extension t" },
			{ "oid, t.xmin", "pg_publication t" }, { "oid, t.xmin", "pg_publication_rel t" } };

	private static final String SCHEMA_PUBLICATIONS = part(PARTS.length, "oid, t.xmin", "pg_publication_namespace t");

	private static final String END = """
			)
			select array%s, md5(current_setting('server_version_num') || coalesce(current_schema()::text, '')
			  || (select string_agg(rows || ' ' || coalesce(hash, 0), ',') from parts)), (%s)
			""";

	private FingerprintQuery() {
	}

	/**
	 * Return the query.
	 * @param major the server's version
	 * @param question a query of at most one value, to be answered along
	 */
	static String forVersion(int major, String question) {
		StringBuilder sql = new StringBuilder(SCOPE);
		for (int i = 0; i < PARTS.length; i++) {
			sql.append((i > 0) ? "union all " : "").append(part(i, PARTS[i][0], PARTS[i][1]));
		}
		if (major >= 15) {
			sql.append("union all ").append(SCHEMA_PUBLICATIONS);
		}
		return sql.append(END.formatted(CatalogQuery.SERVER_ATTRIBUTES, question)).toString();
	}

	/** Numbered, because equal rows of two parts must not make up for each other. */
	private static String part(int number, String columns, String rows) {
		return "select count(*), sum(hash_record_extended(row(t." + columns + "), " + number + ")) from " + rows + "\n";
	}

}
