package io.schemasync.dialect.postgresql;

/**
 * The one statement that reads everything from {@code pg_catalog}, in one snapshot: a row
 * for each {@link CatalogPart}, with its number and all that was found.
 */
final class CatalogQuery {

	/** Parameters: the schemas as {@code text[]}, and whether to add the current one. */
	private static final String SCOPE = """
			with ns as materialized (
			  select oid from pg_namespace where nspname = any (?::text[]) or (? and nspname = current_schema())
			), extension as materialized (
			  select classid, objid from pg_depend where refclassid = 'pg_extension'::regclass and deptype = 'e'
			    and classid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
			), rel as materialized (
			  select oid, relnamespace, relname, relkind, reltuples, relpages from pg_class
			  where relkind in ('r', 'p', 'v', 'm', 'f', 'c') and not relispartition
			    and relnamespace in (select oid from ns)
			    and oid not in (select objid from extension where classid = 'pg_class'::regclass)
			), att as materialized (
			  select attrelid, attnum, attname, atttypid, atttypmod, attcollation, attnotnull, attidentity, attgenerated,
			    attstorage, attcompression
			  from pg_attribute where attnum > 0 and not attisdropped and (attrelid in (select oid from rel)) is true
			)
			""";

	/**
	 * The system identifier goes through {@code query_to_xml} because the right to read
	 * it would otherwise be checked, and the whole statement fail, before the condition.
	 */
	static final String SERVER_COLUMNS = """
			version(), current_setting('server_version'),
			  current_setting('server_version_num'), current_database()::text,
			  case when has_function_privilege('pg_control_system()', 'execute') then substring(query_to_xml(
			    'select system_identifier from pg_control_system()', false, true, '')::text from '>([0-9]+)<') end,
			  (select oid::text from pg_database where datname = current_database()), current_user::text,
			  current_schema()::text,
			  (pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean)::text,
			  (current_setting('max_locks_per_transaction')::bigint * (current_setting('max_connections')::bigint
			    + current_setting('max_prepared_transactions')::bigint))::text,
			  set_config('lock_timeout', '20s', true)""";

	/** The same as an array. */
	static final String SERVER_ATTRIBUTES = "[" + SERVER_COLUMNS + "]";

	private CatalogQuery() {
	}

	static String forVersion(int major) {
		StringBuilder sql = new StringBuilder(SCOPE);
		for (CatalogPart part : CatalogPart.values()) {
			if (part.isKnownTo(major)) {
				sql.append((part == CatalogPart.SERVER) ? "" : "union all ").append(part.sql(major));
			}
		}
		return sql.toString();
	}

}
