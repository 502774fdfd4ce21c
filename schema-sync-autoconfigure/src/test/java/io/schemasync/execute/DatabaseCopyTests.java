package io.schemasync.execute;

import java.util.List;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.source.DatabaseSchemaSource;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseCopyTests extends SyncTests {

	@Test
	void makesOneDatabaseMatchAnother() {
		TestDatabase original = TestPostgres.freshDatabase();
		JdbcTemplate source = new JdbcTemplate(original.dataSource());
		for (String statement : List.of("create type color as enum ('RED', 'BLUE')",
				"create sequence s start with 5 increment 50",
				"create table p (a int, b int, c text, primary key (b, a))", """
						create table "T x" (id bigserial primary key, i bigint generated always as identity,
						  c color default 'RED' check (c in ('RED')), ts timestamp default now(),
						  n numeric, st varchar(20) default 'x' collate "C" unique, a int, b int,
						  o smallint check (o between 0 and 3), g text generated always as (upper(st)) stored,
						  arr text[] default '{}', bit8 bit(8), check (a > b), unique (a, b),
						  foreign key (a, b) references p (a, b) match full on delete set null deferrable)""",
				"create unique index u on \"T x\" (a)", "create index f on \"T x\" (lower(st), a desc) where a > 0",
				"create index ops on \"T x\" (st text_pattern_ops)",
				"create index d on p (c desc nulls last) include (a)", "comment on table p is 'it''s'",
				"comment on column p.a is 'first'")) {
			source.execute(statement);
		}
		DatabaseSchemaSource desired = DatabaseSchemaSource.of(original.dataSource());
		SchemaSync sync = SchemaSync.builder(this.database.dataSource()).desired(desired).build();
		sync.run();
		assertThat(sync.plan().steps()).isEmpty();
		assertThat(DatabaseSchemaSource.of(this.database.dataSource()).read().tables().keySet())
			.containsAll(desired.read().tables().keySet());
		assertThat(SchemaSync.builder(original.dataSource()).desired(desired).build().plan().steps()).isEmpty();
	}

	@Test
	void findsTheSequenceOfASerialColumnWhereTheModelNamesIt() {
		this.jdbc.execute("create table t (id bigserial primary key)");
		Schema model = Schema.of(List.of(),
				List.of(Table.named(new QualifiedName(null, "t"))
					.column(Column.of("id", ColumnType.of("bigint"), false))
					.primaryKey(new PrimaryKey(null, List.of("id")))
					.build()),
				List.of(new Sequence(new QualifiedName(null, "t_id_seq"), 1, 1, 1, Origin.NONE)), List.of(), List.of(),
				List.of(), List.of());
		Plan plan = sync(model).build().plan();
		assertThat(plan.applicable()).isEmpty();
		recreate(model).build().run();
		assertThat(this.jdbc.queryForObject("select nextval('t_id_seq')", Long.class)).isEqualTo(1);
	}

}
