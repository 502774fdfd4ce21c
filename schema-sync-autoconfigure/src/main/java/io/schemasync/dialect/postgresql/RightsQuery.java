package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.MissingRight;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks in one query what the role may do: create in the schemas of a model, and change
 * the tables that are there, which takes their owner's rights.
 */
final class RightsQuery {

	private static final String SQL = """
			select 'database' as kind, n.name as name,
				has_database_privilege(current_database(), 'CREATE') as allowed, current_user::text as role,
				pg_get_userbyid((select datdba from pg_catalog.pg_database where datname = current_database()))::text as owner,
				current_database()::text as place
			from unnest(?::text[]) as n (name)
			where to_regnamespace(quote_ident(n.name)) is null
			union all
			select 'schema', s.nspname::text, has_schema_privilege(s.oid, 'USAGE') and has_schema_privilege(s.oid, 'CREATE'),
				current_user::text, pg_get_userbyid(s.nspowner)::text, s.nspname::text
			from pg_catalog.pg_namespace s
			where s.nspname = any (?::text[])
			union all
			select 'table', c.oid::regclass::text, pg_has_role(c.relowner, 'USAGE'), current_user::text,
				pg_get_userbyid(c.relowner)::text, s.nspname::text
			from pg_catalog.pg_class c join pg_catalog.pg_namespace s on s.oid = c.relnamespace
			join unnest(?::text[], ?::text[]) as t (schema_name, table_name)
				on s.nspname = t.schema_name and c.relname = t.table_name
			order by 1, 2
			""";

	private RightsQuery() {
	}

	static List<MissingRight> missing(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		Set<QualifiedName> tables = new TreeSet<>(catalog.schema().tables().keySet());
		tables.retainAll(desired.tables().keySet());
		Set<String> namespaces = Stream
			.concat(desired.tables().keySet().stream(), desired.sequences().keySet().stream())
			.flatMap((name) -> Stream.ofNullable(name.orIn(catalog.server().defaultSchema()).schema()))
			.collect(Collectors.toCollection(TreeSet::new));
		List<MissingRight> missing = new ArrayList<>();
		String[] names = namespaces.toArray(String[]::new);
		jdbc.query(SQL, (row) -> {
			if (!row.getBoolean("allowed")) {
				missing.add(right(row.getString("kind"), row.getString("name"), row.getString("role"),
						row.getString("owner"), row.getString("place")));
			}
		}, names, names, column(tables, true), column(tables, false));
		return missing;
	}

	private static String[] column(Collection<QualifiedName> tables, boolean schema) {
		return tables.stream()
			.map((table) -> schema ? String.valueOf(table.schema()) : table.name())
			.toArray(String[]::new);
	}

	private static MissingRight right(String kind, String name, String role, String owner, String place) {
		String grantee = PostgreSqlNames.quote(role);
		return switch (kind) {
			case "database" ->
				new MissingRight("schema '%s' is missing, and role '%s' may not create schemas".formatted(name, role),
						"As '%s': GRANT CREATE ON DATABASE %s TO %s".formatted(owner, PostgreSqlNames.quote(place),
								grantee));
			case "schema" -> new MissingRight("role '%s' may not create in schema '%s'".formatted(role, name),
					"As '%s': GRANT USAGE, CREATE ON SCHEMA %s TO %s".formatted(owner, PostgreSqlNames.quote(name),
							grantee));
			default -> new MissingRight(
					"table %s belongs to '%s', so role '%s' may not change it".formatted(name, owner, role),
					"As a superuser or '%s': GRANT %s TO %s, or use schemasync.datasource.username=%s".formatted(owner,
							PostgreSqlNames.quote(owner), grantee, owner));
		};
	}

}
