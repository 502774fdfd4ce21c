package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.schemasync.embedded.TestDatabase;

/** An H2 in memory that is emptied for each model. */
final class H2Workbench extends Workbench {

	private static final String MINE = "table_schema <> 'INFORMATION_SCHEMA' and table_name not like 'schemasync!_%' escape '!'"
			+ " and table_name not like 'HT!_%' escape '!' and table_name not like 'HTE!_%' escape '!'";

	private static final String NAME = "quote_ident(table_schema) || '.' || quote_ident(table_name)";

	private static final String PARTS = """
			select 'column', table_schema || '.' || table_name, column_name, data_type || ' ' || coalesce(character_maximum_length, numeric_precision, datetime_precision, 0)
			  || ' ' || coalesce(numeric_scale, 0) || ' ' || is_nullable || ' ' || coalesce(column_default, '-') || ' ' || is_identity || coalesce(identity_generation, '')
			  || ' ' || coalesce(generation_expression, '-') || ' ' || coalesce(remarks, '-') from information_schema.columns where {mine} and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
			union all select 'constraint', k.table_schema || '.' || k.table_name, k.constraint_name, k.constraint_type || ' (' || coalesce((select listagg(u.column_name, ', ') within group (order by u.ordinal_position)
			    from information_schema.key_column_usage u where u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name), '') || ')' || coalesce((select c.check_clause
			    from information_schema.check_constraints c where c.constraint_schema = k.constraint_schema and c.constraint_name = k.constraint_name), '') || coalesce((select ' on delete ' || r.delete_rule || ' ' || t.table_name
			    from information_schema.referential_constraints r join information_schema.table_constraints t on t.constraint_schema = r.unique_constraint_schema and t.constraint_name = r.unique_constraint_name
			    where r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name), '') from (select * from information_schema.table_constraints where {mine}) k
			union all select 'index', i.table_schema || '.' || i.table_name, i.index_name, i.index_type_name || ' ' || (select listagg(c.column_name || ' ' || c.ordering_specification, ', ') within group (order by c.ordinal_position)
			    from information_schema.index_columns c where c.index_schema = i.index_schema and c.index_name = i.index_name) from (select * from information_schema.indexes where {mine} and not is_generated) i
			union all select 'sequence', sequence_schema || '.' || sequence_name, sequence_name, 'increment ' || increment from information_schema.sequences
			union all select 'table', table_schema || '.' || table_name, table_name, table_type || ' ' || coalesce(remarks, '-') from information_schema.tables where {mine}
			union all select 'view', table_schema || '.' || table_name, table_name, view_definition from information_schema.views where {mine}
			union all select 'rows', table_schema || '.' || table_name, '', case when row_count_estimate > 0 then 'some' else '' end from information_schema.tables where {mine} and table_type = 'BASE TABLE'
			"""
		.replace("{mine}", MINE);

	private static final String COLUMNS = """
			select {name}, quote_ident(c.column_name), case when c.data_type = 'ENUM' then 'ENUM(' || (select listagg('''' || replace(e.value_name, '''', '''''') || '''', ',')
			    from information_schema.enum_values e where e.object_schema = c.table_schema and e.object_name = c.table_name and e.enum_identifier = c.dtd_identifier) || ')' else c.data_type end,
			  c.generation_expression is not null, (select 'select ' || quote_ident(p.column_name) || ' from ' || quote_ident(p.table_schema) || '.' || quote_ident(p.table_name) || ' order by 1 offset %d rows fetch next row only'
			    from information_schema.key_column_usage u join information_schema.referential_constraints r on r.constraint_schema = u.constraint_schema and r.constraint_name = u.constraint_name
			    join information_schema.key_column_usage p on p.constraint_schema = r.unique_constraint_schema and p.constraint_name = r.unique_constraint_name and p.ordinal_position = u.position_in_unique_constraint
			    where u.table_schema = c.table_schema and u.table_name = c.table_name and u.column_name = c.column_name limit 1),
			  (select k.check_clause from information_schema.check_constraints k join information_schema.constraint_column_usage u on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
			    where u.table_schema = c.table_schema and u.table_name = c.table_name and u.column_name = c.column_name limit 1)
			from (select * from information_schema.columns where {mine}) c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position
			"""
		.replace("{mine}", MINE)
		.replace("{name}", "quote_ident(c.table_schema) || '.' || quote_ident(c.table_name)");

	private static final String MUTATIONS = """
			select 'drop ' || case table_type when 'VIEW' then 'view ' else 'table ' end || {name} || ' cascade' from information_schema.tables where {mine} and table_type in ('VIEW', 'BASE TABLE')
			union all select 'drop sequence ' || quote_ident(sequence_schema) || '.' || quote_ident(sequence_name) from information_schema.sequences
			union all select 'drop index ' || quote_ident(index_schema) || '.' || quote_ident(index_name) from information_schema.indexes where {mine} and not is_generated
			union all select 'comment on table ' || {name} || ' is null' from information_schema.tables where {mine} and remarks is not null
			union all select 'alter table ' || {name} || ' drop column ' || quote_ident(column_name) from information_schema.columns where {mine}
			union all select 'alter table ' || {name} || ' alter column ' || quote_ident(column_name) || ' set null' from information_schema.columns where {mine} and is_nullable = 'NO'
			union all select 'alter table ' || {name} || ' alter column ' || quote_ident(column_name) || ' drop default' from information_schema.columns where {mine} and column_default is not null
			union all select 'alter table ' || {name} || ' alter column ' || quote_ident(column_name) || ' drop identity' from information_schema.columns where {mine} and is_identity = 'YES'
			union all select 'comment on column ' || {name} || '.' || quote_ident(column_name) || ' is null' from information_schema.columns where {mine} and remarks is not null
			union all select 'alter table ' || {name} || ' drop constraint ' || quote_ident(constraint_name) from information_schema.table_constraints where {mine}
			order by 1
			"""
		.replace("{mine}", MINE)
		.replace("{name}", NAME);

	H2Workbench(String settings) {
		super(database(settings));
	}

	private static TestDatabase database(String settings) {
		String name = UUID.randomUUID().toString();
		return new TestDatabase(name, "jdbc:h2:mem:" + name + settings, "sa", "");
	}

	@Override
	void empty() {
		jdbc().execute("drop all objects");
	}

	/**
	 * What H2 itself would write to make the same database again; of words for one type
	 * it keeps the one that was written.
	 */
	@Override
	CatalogSnapshot snapshot() {
		List<CatalogSnapshot.Item> items = new ArrayList<>();
		for (String statement : jdbc().queryForList("script nodata nopasswords nosettings", String.class)) {
			String plain = statement.replaceAll("CONSTRAINT_[0-9A-F_]+", "CONSTRAINT_N")
				.replaceAll(" FLOAT\\((1?[0-9]|2[0-4])\\)", " REAL")
				.replaceAll(" FLOAT\\([0-9]+\\)", " DOUBLE PRECISION")
				.replace(" DECIMAL(", " NUMERIC(")
				.replaceAll("NUMERIC\\(([0-9]+)\\)", "NUMERIC($1, 0)")
				.replaceAll(" TIMESTAMP(?!\\()", " TIMESTAMP(6)");
			if (!plain.startsWith("--") && !plain.startsWith("CREATE USER") && !plain.contains("schemasync_")) {
				items.add(new CatalogSnapshot.Item("script", "", "", plain, 0));
			}
		}
		return new CatalogSnapshot(items);
	}

	@Override
	CatalogSnapshot parts() {
		return new CatalogSnapshot(
				jdbc().query(PARTS, (row, number) -> new CatalogSnapshot.Item(row.getString(1), row.getString(2),
						row.getString(3), row.getString(4).replaceAll("CONSTRAINT_[0-9A-F_]+", "CONSTRAINT_N"), 0)));
	}

	@Override
	void fill() {
		rows().insert();
	}

	@Override
	Map<String, String> checksums() {
		return rows().checksums();
	}

	private TableRows rows() {
		return new TableRows(jdbc(), jdbc().query(COLUMNS, (row, number) -> new TableRows.Column(row.getString(1),
				row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5), row.getString(6))));
	}

	@Override
	List<String> mutations() {
		return jdbc().queryForList(MUTATIONS, String.class);
	}

}
