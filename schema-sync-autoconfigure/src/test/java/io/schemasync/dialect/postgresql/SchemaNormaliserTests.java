package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Set;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.Server;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SchemaNormaliserTests {

	private static final Catalog EMPTY = new Catalog(
			new Server("PostgreSQL", "18.6", 180006, "db", "1/2", "me", "app", false, 6400), Schema.EMPTY,
			Set.of(new QualifiedName("public", "vector"), new QualifiedName("elsewhere", "email")), Set.of());

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@Test
	void completesNamesAndReferences() {
		Schema schema = normalise(
				Table.named(new QualifiedName(null, "child"))
					.column(Column.of("id", ColumnType.of("int8"), true))
					.column(Column.of("parent_id", ColumnType.of("int8"), true))
					.primaryKey(new PrimaryKey(null, List.of("id")))
					.foreignKey(new ForeignKey("fk", List.of("parent_id"), new QualifiedName(null, "parent"), List.of(),
							ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true))
					.build(),
				Table.named(new QualifiedName(null, "parent"))
					.column(Column.of("code", ColumnType.of("bigserial"), true))
					.primaryKey(new PrimaryKey(null, List.of("code")))
					.build());
		Table child = schema.tables().get(new QualifiedName("app", "child"));
		assertThat(child.columns()).extracting(Column::nullable).containsExactly(false, true);
		assertThat(child.foreignKeys().get(0).referencedTable()).isEqualTo(new QualifiedName("app", "parent"));
		assertThat(child.foreignKeys().get(0).referencedColumns()).containsExactly("code");
		assertThat(schema.tables().get(new QualifiedName("app", "parent")).columns()).singleElement()
			.isEqualTo(Column.of("code", new ColumnType("bigint", List.of(), 0), false).withIdentity(Identity.SERIAL));
		assertThat(schema.namespaces()).containsExactly("app");
	}

	@Test
	void takesColumnDefinitionsApart() {
		Table table = only(Table.named(new QualifiedName(null, "t"))
			.column(Column.of("a", ColumnType
				.of("varchar(40) collate \"C\" default 'c) not null' not null unique check (a <> 'x, (' and a > '')"),
					true))
			.column(Column.of("b", ColumnType.of("numeric(5, 2)[] DEFAULT null NULL"), true))
			.column(Column.of("c", ColumnType.of("text generated always as (upper(a)) stored"), true))
			.column(Column.of("d", ColumnType.of("int GENERATED ALWAYS AS IDENTITY (start 5)"), true))
			.column(Column.of("e", ColumnType.of("bigint primary key default nextval('s') check (e in (1,2))"), true))
			.column(Column.of("f", ColumnType.of("timestamp(6) with time zone default now() not null"), true))
			.column(Column.of("g", ColumnType.of("double precision default -1.5 constraint pos check (g > 0)"), true))
			.build());
		assertThat(table.columns()).containsExactly(
				Column.of("a", new ColumnType("character varying", List.of("40"), 0), false)
					.withCollation("\"C\"")
					.withDefaultValue("'c) not null'"),
				Column.of("b", new ColumnType("numeric", List.of("5", "2"), 1), true).withDefaultValue("null"),
				Column.of("c", ColumnType.of("text"), true).withGenerated(new GeneratedExpression("upper(a)", true)),
				Column.of("d", ColumnType.of("integer"), false)
					.withIdentity(Identity.ALWAYS)
					.withIdentityOptions("start 5"),
				Column.of("e", ColumnType.of("bigint"), false).withDefaultValue("nextval('s')"),
				Column.of("f", new ColumnType("timestamp with time zone", List.of("6"), 0), false)
					.withDefaultValue("now()"),
				Column.of("g", ColumnType.of("double precision"), true).withDefaultValue("-1.5"));
		assertThat(table.primaryKey()).isEqualTo(new PrimaryKey(null, List.of("e")));
		assertThat(table.uniqueConstraints()).containsExactly(UniqueConstraint.of(null, List.of("a")));
		assertThat(table.checks()).containsExactly(
				new CheckConstraint(null, "a <> 'x, (' and a > ''", List.of("a"), true),
				new CheckConstraint(null, "e in (1,2)", List.of("e"), true, Set.of("1", "2")),
				new CheckConstraint("pos", "g > 0", List.of("g"), true));
	}

	@Test
	void findsTypesOutsideTheSystemSchema() {
		Schema schema = this.dialect.normalise(Schema.of(Set.of(),
				List.of(Table.named(new QualifiedName(null, "t"))
					.column(Column.of("a", ColumnType.of("Color"), true))
					.column(Column.of("b", ColumnType.of("vector(3)"), true))
					.column(Column.of("c", ColumnType.of("email"), true))
					.column(Column.of("d", ColumnType.of("unknown_type"), true))
					.build()),
				List.of(), List.of(new EnumType(new QualifiedName(null, "color"), List.of("R"), true, Origin.NONE)),
				List.of(), List.of(), List.of()), EMPTY);
		assertThat(schema.tables().get(new QualifiedName("app", "t")).columns()).extracting(Column::type)
			.containsExactly(ColumnType.of("app.color"), new ColumnType("public.vector", List.of("3"), 0),
					ColumnType.of("elsewhere.email"), ColumnType.of("unknown_type"));
	}

	@Test
	void cutsNamesAfter63BytesButNotInsideACharacter() {
		String name = "x".repeat(62) + "é" + "tail";
		Table table = only(Table.named(new QualifiedName(null, "y".repeat(70)))
			.column(Column.of(name, ColumnType.of("int"), true))
			.unique(UniqueConstraint.of("z".repeat(64), List.of(name)))
			.build());
		assertThat(table.name().name()).isEqualTo("y".repeat(63));
		assertThat(table.columns().get(0).name()).isEqualTo("x".repeat(62));
		assertThat(table.uniqueConstraints())
			.containsExactly(UniqueConstraint.of("z".repeat(63), List.of("x".repeat(62))));
	}

	@Test
	void refusesNamesThatBecomeTheSame() {
		String longName = "n".repeat(63);
		assertThatExceptionOfType(SchemaSyncException.class)
			.isThrownBy(() -> normalise(Table.named(new QualifiedName(null, longName + "1")).build(),
					Table.named(new QualifiedName("app", longName + "2")).build()))
			.withMessageContaining(longName + "1")
			.withMessageContaining(longName + "2");
		assertThatExceptionOfType(SchemaSyncException.class)
			.isThrownBy(() -> normalise(Table.named(new QualifiedName(null, "t"))
				.column(Column.of(longName + "1", ColumnType.of("int"), true))
				.column(Column.of(longName + "2", ColumnType.of("int"), true))
				.build()))
			.withMessageContaining("column");
		assertThatExceptionOfType(SchemaSyncException.class)
			.isThrownBy(() -> normalise(Table.named(new QualifiedName(null, "t"))
				.index(new Index("t", List.of(IndexPart.of("a")), false, "btree", "", true))
				.build()))
			.withMessageContaining("index t");
		assertThatExceptionOfType(SchemaSyncException.class).isThrownBy(() -> this.dialect
			.normalise(Schema.of(Set.of(), List.of(Table.named(new QualifiedName(null, "t")).build()),
					List.of(new Sequence(new QualifiedName("app", "t"), 1, 1, 1, Origin.NONE)), List.of(), List.of(),
					List.of(), List.of()), EMPTY))
			.withMessageContaining("sequence");
	}

	@Test
	void doesNotChangeWhatWasRead() {
		CatalogFixture fixture = new CatalogFixture();
		fixture.execute("create type color as enum ('RED', 'BLUE')",
				"create domain email as text check (value like '%@%')", "create type pair as (x int, y color)",
				"create sequence s increment 50", "create table p (a int, b int, primary key (b, a))", """
						create table "T x" (id bigserial primary key, i bigint generated always as identity,
						  c color default 'RED' check (c in ('RED')), e email not null, ts timestamp default now(),
						  n numeric, st varchar(20) default 'x' collate "C" unique, a int, b int, l interval second(3),
						  o smallint check (o between 0 and 3), g text generated always as (upper(st)) stored,
						  arr text[] default '{}', ch "char", p pair, bit8 bit(8), check (a > b), unique (a, b),
						  foreign key (a, b) references p (a, b) match full on delete set null deferrable)""",
				"create unique index u on \"T x\" (a)", "create index f on \"T x\" (lower(st), a desc) where a > 0",
				"create index ops on \"T x\" (st text_pattern_ops)", "create view v as select * from p",
				"alter table p add constraint late check (a > 0) not valid");
		Catalog catalog = fixture.read();
		assertThat(this.dialect.normalise(catalog.schema(), catalog)).isEqualTo(catalog.schema());
	}

	private Schema normalise(Table... tables) {
		return this.dialect.normalise(Schema.EMPTY.withTables(List.of(tables)), EMPTY);
	}

	private Table only(Table table) {
		return normalise(table).tables().values().iterator().next();
	}

}
