package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.testing.EntityModels;
import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what is read from models with what Hibernate creates of them, as far as plain
 * counting goes.
 */
class EntitySchemaSourceTests {

	private static final String COLUMNS = """
			select n.nspname, c.relname, a.attname, a.attnotnull, a.attidentity <> '' as identity,
			  a.attgenerated <> '' as generated, a.atthasdef and a.attgenerated = '' as defaulted,
			  col_description(c.oid, a.attnum) as comment
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
			order by 1, 2, a.attnum
			""";

	private static final String PARTS = """
			select n.nspname, c.relname,
			  (select string_agg(p.conname || ' ' || pg_get_constraintdef(p.oid), ', ')
			    from pg_constraint p where p.conrelid = c.oid and p.contype = 'p') as pk,
			  (select count(*) from pg_constraint p where p.conrelid = c.oid and p.contype = 'u') as uniques,
			  (select count(*) from pg_constraint p where p.conrelid = c.oid and p.contype = 'f') as fks,
			  (select count(*) from pg_constraint p where p.conrelid = c.oid and p.contype = 'c') as checks,
			  (select count(*) from pg_index i where i.indrelid = c.oid
			    and not exists (select from pg_constraint p where p.conindid = i.indexrelid and p.contype in ('p', 'u')))
			    as indexes,
			  obj_description(c.oid) as comment
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace
			where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
			order by 1, 2
			""";

	static List<MappingCorpus.Feature> features() {
		return MappingCorpus.features();
	}

	@ParameterizedTest
	@MethodSource("features")
	void readsWhatHibernateCreates(MappingCorpus.Feature feature) {
		TestDatabase database = TestPostgres.freshDatabase();
		EntityModels.created(database, feature.settings(), feature.classes()).close();
		try (EntityModels models = EntityModels.of(database, feature.settings(), feature.classes())) {
			Schema schema = models.source().read();
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			assertThat(columns(schema)).isEqualTo(columns(jdbc));
			assertThat(parts(schema)).isEqualTo(parts(jdbc));
			assertThat(schema.sequences()).hasSize(count(jdbc, """
					select count(*) from pg_class c where relkind = 'S' and not exists
					  (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))"""));
			assertThat(schema.views()).hasSize(count(jdbc, """
					select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
					where relkind = 'v' and n.nspname !~ '^(pg_|information_schema)'"""));
			assertThat(schema.enumTypes()).hasSize(count(jdbc, "select count(*) from pg_type where typtype = 'e'"));
		}
	}

	@ParameterizedTest
	@MethodSource("features")
	void readsTheSameFromModelThatHibernateHasOrdered(MappingCorpus.Feature feature) {
		TestDatabase database = TestPostgres.freshDatabase();
		try (EntityModels created = EntityModels.created(database, feature.settings(), feature.classes());
				EntityModels untouched = EntityModels.of(database, feature.settings(), feature.classes())) {
			assertThat(created.source().read()).isEqualTo(untouched.source().read());
		}
	}

	private static Map<String, List<String>> columns(Schema schema) {
		Map<String, List<String>> columns = new TreeMap<>();
		schema.tables()
			.forEach((name, table) -> columns.put(qualified(name), table.columns()
				.stream()
				.map((column) -> cut(column.name())
						+ ((column.nullable() && !column.type().name().contains("not null")) ? "" : " not null")
						+ (column.identity().generates() ? " identity" : "")
						+ ((column.generated() != null) ? " generated" : "")
						+ ((column.defaultValue() != null || column.type().name().contains(" default ")) ? " default"
								: "")
						+ ((column.comment() != null) ? " -- " + column.comment() : ""))
				.toList()));
		return columns;
	}

	private static Map<String, List<String>> columns(JdbcTemplate jdbc) {
		Map<String, List<String>> columns = new TreeMap<>();
		jdbc.query(COLUMNS, (row) -> {
			columns.computeIfAbsent(row.getString(1) + "." + row.getString(2), (table) -> new ArrayList<>())
				.add(row.getString(3) + (row.getBoolean(4) ? " not null" : "") + (row.getBoolean(5) ? " identity" : "")
						+ (row.getBoolean(6) ? " generated" : "") + (row.getBoolean(7) ? " default" : "")
						+ ((row.getString(8) != null) ? " -- " + row.getString(8) : ""));
		});
		return columns;
	}

	private static Map<String, String> parts(Schema schema) {
		Map<String, String> parts = new TreeMap<>();
		schema.tables().forEach((name, table) -> parts.put(qualified(name), describe(table)));
		return parts;
	}

	private static String describe(Table table) {
		return "uniques " + table.uniqueConstraints().size() + ", keys " + table.foreignKeys().size() + ", checks "
				+ table.checks().size() + ", indexes " + table.indexes().size() + ", comment " + table.comment()
				+ ", pk " + ((table.primaryKey() != null)
						? table.primaryKey().columns().stream().map(EntitySchemaSourceTests::cut).toList() : null);
	}

	private static Map<String, String> parts(JdbcTemplate jdbc) {
		Map<String, String> parts = new TreeMap<>();
		jdbc.query(PARTS, (row) -> {
			String key = row.getString("pk");
			parts.put(row.getString(1) + "." + row.getString(2),
					"uniques " + row.getInt("uniques") + ", keys " + row.getInt("fks") + ", checks "
							+ row.getInt("checks") + ", indexes " + row.getInt("indexes") + ", comment "
							+ row.getString("comment") + ", pk "
							+ ((key != null) ? key.replaceAll(".*\\((.*)\\)", "[$1]").replace("\"", "") : null));
		});
		return parts;
	}

	private static int count(JdbcTemplate jdbc, String sql) {
		return jdbc.queryForObject(sql, Integer.class);
	}

	private static String qualified(QualifiedName name) {
		return ((name.schema() != null) ? name.schema() : "public") + "." + cut(name.name());
	}

	/** As the server does; the dialect's job otherwise. */
	private static String cut(String name) {
		return (name.length() > 63) ? name.substring(0, 63) : name;
	}

}
