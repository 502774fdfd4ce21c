package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.mariadb.InformationSchema.Row;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the catalog with a handful of statements, however many tables there are. What JPA
 * calls a schema is a database here.
 */
final class CatalogReader {

	private static final String VARIABLES = """
			show global variables where variable_name in ('version', 'version_comment', 'server_uid', 'server_uuid',
				'hostname', 'port', 'read_only', 'super_read_only', 'lower_case_table_names')""";

	private static final String TABLES = """
			select table_schema, table_name, table_type, engine, row_format, table_rows,
				coalesce(data_length, 0) + coalesce(index_length, 0), table_comment, table_collation, create_options
			from information_schema.tables where table_schema in (%s) order by table_schema, table_name""";

	private static final String COLUMNS = """
			select table_schema, table_name, column_name, column_type, is_nullable, column_default, collation_name,
				extra, column_comment, generation_expression
			from information_schema.columns where table_schema in (%s)
			order by table_schema, table_name, ordinal_position""";

	private static final String INDEXES = """
			select table_schema, table_name, index_name, non_unique, column_name, collation, sub_part, index_type, %s
			from information_schema.statistics where table_schema in (%s)
			order by table_schema, table_name, index_name, seq_in_index""";

	private static final String CHECKS = """
			select constraint_schema, table_name, constraint_name, check_clause
			from information_schema.check_constraints where constraint_schema in (%s)
			order by constraint_schema, table_name, constraint_name""";

	private static final String CHECKS_OF_MYSQL = """
			select t.table_schema, t.table_name, c.constraint_name, c.check_clause
			from information_schema.check_constraints c join information_schema.table_constraints t
				on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name
					and t.constraint_type = 'CHECK'
			where c.constraint_schema in (%s) and t.enforced = 'YES'
			order by t.table_schema, t.table_name, c.constraint_name""";

	private static final String FOREIGN_KEYS = """
			select k.table_schema, k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema,
				k.referenced_table_name, k.referenced_column_name, r.delete_rule, r.update_rule
			from information_schema.key_column_usage k join information_schema.referential_constraints r
				on r.constraint_schema = k.constraint_schema and r.table_name = k.table_name
					and r.constraint_name = k.constraint_name
			where k.table_schema in (%1$s) and r.constraint_schema in (%1$s) and k.referenced_table_name is not null
			order by k.table_schema, k.table_name, k.constraint_name, k.ordinal_position""";

	private static final String OTHERS = """
			select 'namespace', schema_name, '', '' from information_schema.schemata where schema_name in (%1$s)
			union all select 'view', table_schema, table_name, view_definition from information_schema.views
				where table_schema in (%1$s)
			union all select 'trigger', trigger_schema, trigger_name, event_object_table
				from information_schema.triggers where trigger_schema in (%1$s)
			union all select 'routine', routine_schema, routine_name, '' from information_schema.routines
				where routine_schema in (%1$s)""";

	Catalog read(JdbcOperations jdbc, CatalogScope scope) {
		Map<String, String> variables = new HashMap<>();
		query(jdbc, VARIABLES, (row) -> variables.put(row.text(1), row.text(2)));
		Flavour flavour = Flavour.of(variables.getOrDefault("version", ""), variables.get("version_comment"));
		List<String> session = new ArrayList<>();
		query(jdbc, """
				select database(), current_user(), (select count(*) from information_schema.user_privileges
				where grantee = concat('''', replace(current_user(), '@', '''@'''), '''')
				and privilege_type in ('SUPER', 'READ_ONLY ADMIN', 'READ ONLY ADMIN'))""",
				(row) -> session.addAll(List.of(row.text(1), row.text(2), row.text(3))));
		String database = session.get(0).isEmpty() ? null : session.get(0);
		Server server = server(flavour, variables, database, session);
		Set<String> names = new LinkedHashSet<>(scope.namespaces());
		if (scope.defaultNamespace() && database != null) {
			names.add(database);
		}
		CatalogAssembler assembler = new CatalogAssembler(flavour, server);
		if (!names.isEmpty()) {
			read(jdbc, List.copyOf(names), flavour, assembler);
			sequences(jdbc, assembler);
		}
		assembler.caseOfTables(variables.getOrDefault("lower_case_table_names", "0"));
		return assembler.catalog();
	}

	private static void read(JdbcOperations jdbc, List<String> names, Flavour flavour, CatalogAssembler assembler) {
		String list = names.stream().map(MariaDbNames.IDENTIFIERS::literal).collect(Collectors.joining(", "));
		query(jdbc, OTHERS.formatted(list), assembler::other);
		query(jdbc, TABLES.formatted(list), assembler::table);
		query(jdbc, COLUMNS.formatted(list), assembler::column);
		query(jdbc, INDEXES.formatted(flavour.isMySql() ? "expression" : "null", list), assembler::index);
		query(jdbc, (flavour.isMySql() ? CHECKS_OF_MYSQL : CHECKS).formatted(list), assembler::check);
		query(jdbc, FOREIGN_KEYS.formatted(list), assembler::foreignKey);
	}

	/** No table of the catalog tells how they count; each is a table of its own. */
	private static void sequences(JdbcOperations jdbc, CatalogAssembler assembler) {
		List<QualifiedName> names = assembler.sequences();
		if (names.isEmpty()) {
			return;
		}
		List<String> queries = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			queries.add("select " + i + ", start_value, increment, cache_size from "
					+ MariaDbNames.IDENTIFIERS.quote(names.get(i)));
		}
		query(jdbc, String.join("\nunion all ", queries),
				(row) -> assembler.sequence(new Sequence(names.get((int) row.number(1)), row.number(2), row.number(3),
						Math.max(1, row.number(4)), io.schemasync.schema.Origin.NONE)));
	}

	private static Server server(Flavour flavour, Map<String, String> variables, @Nullable String database,
			List<String> session) {
		boolean readOnly = isOn(variables.get("super_read_only"))
				|| (isOn(variables.get("read_only")) && "0".equals(session.get(2)));
		String server = variables.getOrDefault("server_uid",
				variables.getOrDefault("server_uuid", variables.get("hostname") + ":" + variables.get("port")));
		return new Server(flavour.name(), flavour.version(), flavour.number(), String.valueOf(database),
				server + "/" + database, session.get(1), database, readOnly, Long.MAX_VALUE);
	}

	private static boolean isOn(@Nullable String value) {
		return value != null && Set.of("ON", "1", "NO_LOCK", "NO_LOCK_NO_ADMIN").contains(value);
	}

	private static void query(JdbcOperations jdbc, String sql, Consumer<Row> handler) {
		InformationSchema.rows(jdbc, sql).forEach(handler);
	}

}
