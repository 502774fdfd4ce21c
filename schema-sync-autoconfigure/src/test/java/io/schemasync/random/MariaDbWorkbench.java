package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.embedded.TestMariaDb;

import org.springframework.jdbc.core.ConnectionCallback;

/**
 * A database on MariaDB that is emptied for each model, together with those that models
 * bring as their schemas.
 */
final class MariaDbWorkbench extends Workbench {

	/** Those of other tests stay. */
	static final String SCHEMAS = """
			select schema_name from information_schema.schemata
			where schema_name not in ('mysql', 'sys', 'information_schema', 'performance_schema')
				and (schema_name = database() or schema_name not like 'test\\_%')""";

	private static final String OBJECTS = """
			select table_schema, table_name, table_type from information_schema.tables
			where table_schema in (%s) and table_name not like 'schemasync\\_%%' order by table_schema, table_name"""
		.formatted(SCHEMAS);

	/**
	 * It means the same whether it belongs to its column or to the table. In a column of
	 * JSON it takes the place of the one that JSON brings along, which only Hibernate
	 * lets happen.
	 */
	private static final Pattern RULE_OF_COLUMN = Pattern.compile("(`.*?) (CHECK \\(.*\\))");

	/** What can be dropped of a table, and what it takes. */
	private static final String MUTATIONS = """
			with t as (select *, concat('`', table_schema, '`.`', replace(table_name, '`', '``'), '`') as t
				from information_schema.tables where table_schema in (%1$s) and table_name not like 'schemasync\\_%%')
			select concat('drop table ', t) from t where table_type = 'BASE TABLE'
			union all select concat('drop view ', t) from t where table_type = 'VIEW'
			union all select concat('drop sequence ', t) from t where table_type = 'SEQUENCE'
			union all select concat('alter table ', t, ' comment = ""') from t
				where table_type = 'BASE TABLE' and table_comment <> ''
			union all select distinct concat('alter table ', t, ' drop ', if(index_name = 'PRIMARY', 'primary key',
				concat('index `', index_name, '`'))) from t join information_schema.statistics s using (table_schema, table_name)
			union all select concat('alter table ', t, ' drop foreign key `', constraint_name, '`')
				from t join information_schema.referential_constraints r
					on r.constraint_schema = t.table_schema and r.table_name = t.table_name
			union all select concat('alter table ', t, ' drop constraint `', constraint_name, '`')
				from t join information_schema.check_constraints k
					on k.constraint_schema = t.table_schema and k.table_name = t.table_name
			union all select concat('alter table ', t, ' drop column `', replace(column_name, '`', '``'), '`')
				from t join information_schema.columns c using (table_schema, table_name) where table_type = 'BASE TABLE'
			union all select concat('alter table ', t, ' alter column `', replace(column_name, '`', '``'), '` drop default')
				from t join information_schema.columns c using (table_schema, table_name)
				where table_type = 'BASE TABLE' and column_default <> 'NULL' and extra = ''
			union all select concat('alter table ', t, ' modify column `', replace(column_name, '`', '``'), '` ', column_type, ' null')
				from t join information_schema.columns c using (table_schema, table_name)
				where table_type = 'BASE TABLE' and is_nullable = 'NO' and column_default is null and extra = ''
					and column_comment = '' and not exists (select 1 from information_schema.check_constraints k
						where k.constraint_schema = t.table_schema and k.table_name = t.table_name
							and k.constraint_name = c.column_name)
			order by 1"""
		.formatted(SCHEMAS);

	MariaDbWorkbench() {
		super(TestMariaDb.freshDatabase());
	}

	@Override
	void empty() {
		String own = jdbc().queryForObject("select database()", String.class);
		List<String> statements = new ArrayList<>(List.of("set foreign_key_checks = 0"));
		jdbc().queryForList(SCHEMAS, String.class)
			.stream()
			.filter((schema) -> !schema.equals(own))
			.forEach((schema) -> statements.add("drop database " + quoted(schema)));
		jdbc().query("select table_name, table_type from information_schema.tables where table_schema = database()",
				(row) -> {
					statements.add("drop " + kind(row.getString(2)) + " " + quoted(row.getString(1)));
				});
		statements.add("set foreign_key_checks = 1");
		jdbc().execute((ConnectionCallback<Boolean>) (connection) -> {
			try (java.sql.Statement statement = connection.createStatement()) {
				for (String sql : statements) {
					statement.execute(sql);
				}
			}
			return true;
		});
	}

	private static String kind(String type) {
		return switch (type) {
			case "VIEW" -> "view";
			case "SEQUENCE" -> "sequence";
			default -> "table";
		};
	}

	private static String quoted(String name) {
		return "`" + name.replace("`", "``") + "`";
	}

	/**
	 * What MariaDB itself would write to make the same tables again, line by line,
	 * without names that nobody chose.
	 */
	@Override
	CatalogSnapshot snapshot() {
		List<CatalogSnapshot.Item> items = new ArrayList<>();
		jdbc().queryForList(OBJECTS).forEach((object) -> {
			String name = object.get("table_schema") + "." + object.get("table_name");
			String kind = kind(String.valueOf(object.get("table_type")));
			String definition = jdbc()
				.query("show create " + kind + " " + quoted(String.valueOf(object.get("table_schema"))) + "."
						+ quoted(String.valueOf(object.get("table_name"))), (row, number) -> row.getString(2))
				.get(0);
			int position = 0;
			for (String line : definition.split("\n")) {
				String plain = line.strip()
					.replaceAll(",$", "")
					.replaceAll(" AUTO_INCREMENT=\\d+", "")
					.replaceAll("`CONSTRAINT_\\d+`", "`CONSTRAINT_N`")
					.replaceAll("_ibfk_\\d+`", "_ibfk_N`")
					.replaceAll("UNIQUE KEY `(UK|IDX)[0-9a-z]{20,}`", "UNIQUE KEY `N`")
					.replaceAll("UNIQUE KEY `([^`]+?)(_\\d+)?` \\(`\\1`", "UNIQUE KEY `N` (`$1`");
				boolean column = plain.startsWith("`");
				position += column ? 1 : 0;
				Matcher rule = RULE_OF_COLUMN.matcher(plain);
				if (column && rule.matches()) {
					if (plain.contains("` longtext ") && !plain.contains("json_valid(")) {
						items.add(new CatalogSnapshot.Item(kind, name, "",
								"CONSTRAINT `CONSTRAINT_N` CHECK (json_valid(" + rule.group(1).split(" ")[0] + "))",
								0));
					}
					items
						.add(new CatalogSnapshot.Item(kind, name, "", "CONSTRAINT `CONSTRAINT_N` " + rule.group(2), 0));
					plain = rule.group(1);
				}
				items.add(new CatalogSnapshot.Item(kind, name, "", plain, column ? position : 0));
			}
			if (kind.equals("table")) {
				String rows = jdbc().queryForObject(
						"select if(count(*) > 0, 'some', '') from " + quoted(String.valueOf(object.get("table_schema")))
								+ "." + quoted(String.valueOf(object.get("table_name"))),
						String.class);
				items.add(new CatalogSnapshot.Item("rows", name, "", rows, 0));
			}
		});
		return new CatalogSnapshot(items);
	}

	@Override
	void fill() {
		MariaDbRows.insert(jdbc());
	}

	@Override
	Map<String, String> checksums() {
		return MariaDbRows.checksums(jdbc());
	}

	@Override
	List<String> mutations() {
		return jdbc().queryForList(MUTATIONS, String.class);
	}

}
