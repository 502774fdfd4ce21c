package io.schemasync.guide.hsqldb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Server;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads tables with their columns and keys, in one statement. */
final class HsqldbCatalog {

	private static final String QUERY = """
			select current_schema, database(), current_user, c.table_schema, c.table_name, c.column_name,
			  c.dtd_identifier, c.is_nullable, k.constraint_name
			from information_schema.columns c
			join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
			  and t.table_type = 'BASE TABLE'
			left join information_schema.table_constraints p on p.table_schema = c.table_schema
			  and p.table_name = c.table_name and p.constraint_type = 'PRIMARY KEY'
			left join information_schema.key_column_usage k on k.constraint_schema = p.constraint_schema
			  and k.constraint_name = p.constraint_name and k.column_name = c.column_name
			where c.table_schema not in ('INFORMATION_SCHEMA', 'SYSTEM_LOBS')
			order by c.table_schema, c.table_name, c.ordinal_position""";

	private final Map<QualifiedName, List<Column>> columns = new TreeMap<>();

	private final Map<QualifiedName, PrimaryKey> keys = new TreeMap<>();

	Catalog read(JdbcOperations jdbc, CatalogScope scope) {
		String current = String.valueOf(jdbc.queryForObject("select current_schema from (values (0))", String.class));
		jdbc.query(QUERY, (RowCallbackHandler) (row) -> {
			String schema = row.getString("table_schema");
			if (scope.namespaces().contains(schema) || scope.defaultNamespace() && schema.equals(current)) {
				add(new QualifiedName(schema, row.getString("table_name")), row);
			}
		});
		List<Table> tables = this.columns.entrySet()
			.stream()
			.map((table) -> Table.named(table.getKey())
				.columns(table.getValue())
				.primaryKey(this.keys.get(table.getKey()))
				.build())
			.toList();
		Server server = new Server("HSQLDB", "2.7", 20700, "guide", "guide", "SA", current, false, Long.MAX_VALUE);
		return new Catalog(server,
				Schema.of(Set.of(current), tables, List.of(), List.of(), List.of(), List.of(), List.of()), Set.of(),
				Set.of());
	}

	private void add(QualifiedName table, ResultSet row) throws SQLException {
		String name = row.getString("column_name");
		this.columns.computeIfAbsent(table, (key) -> new ArrayList<>())
			.add(Column.of(name, ColumnType.of(row.getString("dtd_identifier")),
					"YES".equals(row.getString("is_nullable"))));
		if (row.getString("constraint_name") != null) {
			PrimaryKey known = this.keys.get(table);
			List<String> key = new ArrayList<>((known != null) ? known.columns() : List.of());
			key.add(name);
			this.keys.put(table, new PrimaryKey(row.getString("constraint_name"), key));
		}
	}

}
