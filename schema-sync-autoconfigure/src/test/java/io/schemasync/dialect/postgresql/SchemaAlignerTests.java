package io.schemasync.dialect.postgresql;

import java.util.List;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.diff.Change;
import io.schemasync.diff.SchemaDiff;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.schemasync.dialect.postgresql.CatalogFixture.inPublic;
import static org.assertj.core.api.Assertions.assertThat;

class SchemaAlignerTests {

	private static final CatalogFixture FIXTURE = new CatalogFixture();

	@BeforeAll
	static void createTypes() {
		FIXTURE.execute("create type color as enum ('RED', 'BLUE')", "create sequence seq",
				"create function twice(int) returns int language sql immutable return $1 * 2");
	}

	@AfterEach
	void dropTable() {
		FIXTURE.execute("drop table if exists t");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~', value = { "varchar(20) ; 'cd'", "varchar(20) ; 'cd'::varchar",
			"varchar(20) ; ('c' || 'd')", "text ; 'it''s'", "text ; upper('x')", "int ; 1", "int ; -1", "int ; 1 + 1",
			"int ; '7'", "bigint ; nextval('seq')", "numeric(38,2) ; 0", "numeric(38,2) ; 0.0", "boolean ; false",
			"boolean ; FALSE", "boolean ; 'f'", "boolean ; (not true)", "timestamp(6) ; now()",
			"timestamp(6) ; current_timestamp", "timestamptz ; current_timestamp", "timestamp ; localtimestamp",
			"date ; current_date", "date ; '01/02/2020'", "time ; current_time", "jsonb ; '{}'",
			"jsonb ; '{\"a\": 1}'::jsonb", "uuid ; gen_random_uuid()", "color ; 'RED'", "color ; 'RED'::public.color",
			"int[] ; '{}'", "int[] ; array[1,2]", "text[] ; array[]::text[]", "bytea ; '\\x00'", "inet ; '127.0.0.1'",
			"interval ; '1 day'", "float8 ; 1.5", "char(3) ; 'a'", "int ; twice(3)", "int ; cast('4' as integer)",
			"double precision ; 1e3", "varchar ; current_user", "varchar(5) ; null", "int ; (((5)))" })
	void defaultMeansTheSame(String type, String expression) {
		FIXTURE.execute("create table t (c " + type + " default " + expression + ")");
		assertInSync(Table.named(inPublic("t"))
			.column(Column.of("c", ColumnType.of(type), true).withDefaultValue(expression))
			.build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "st in ('A','B')", "st in ('A')", "(st in ('A', 'B''s'))", "st = any (array['A', 'B'])",
			"st='A' or st = 'B'", "st not in ('x')", "c in ('RED','BLUE')", "c = 'RED'", "o between 0 and 3",
			"o >= 0 and o <= 3", "o in (1,2,3)", "o between -1 and 0", "b", "not b", "b = true", "n > 0 and o < n",
			"length(st) > 3", "st is not null", "upper(st) = st", "st like 'a%'", "js->>'a' = 'x'", "js @> '{\"a\":1}'",
			"js ? 'a'", "\"Mixed Case\" > \"order\"", "\"order\" > 0", "t.o > 1", "st ~ '^[a-z]+$'",
			"coalesce(o, 0) < 5", "case when b then o > 1 else true end", "d > date '2020-01-01'",
			"ts < '2030-01-01 00:00:00'", "o % 2 = 0", "cast(o as text) <> st", "n = round(n, 2)",
			"(st in ('A','B')) or o is null", "o in (0, 1) and b", "extract(year from d) > 2000", "st <> ''",
			"o > 0 -- positive", "d between current_date and current_date + 1", "arr[1] > 0", "3 = any (arr)",
			"position('x' in st) > 0", "ch in ('A','B')", "st in ('it''s; ok)','(')", "twice(o) > 3" })
	void checkMeansTheSame(String condition) {
		FIXTURE.execute(tableOfAllTypes() + ", constraint ck check (" + condition + "\n))");
		assertInSync(allTypes().check(new CheckConstraint("other_name", condition, List.of(), true)).build());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '~',
			value = { "st || ' ' || st ; (st || ' ') || st", "lower(st) ; lower(st::text)", "o * 2 ; (o*2)" })
	void generatedColumnMeansTheSame(String created, String desired) {
		String type = created.startsWith("o") ? "int" : "text";
		FIXTURE.execute(tableOfAllTypes() + ", g " + type + " generated always as (" + created + ") stored)");
		assertInSync(allTypes()
			.column(Column.of("g", ColumnType.of(type), true).withGenerated(new GeneratedExpression(desired, true)))
			.build());
	}

	@Test
	void indexMeansTheSame() {
		FIXTURE.execute(tableOfAllTypes() + ")",
				"create index i on t (lower(st), o desc) where st in ('A','B') and o > 1");
		assertInSync(
				allTypes()
					.index(new Index("i",
							List.of(new IndexPart("lower( st )", true, false, false),
									new IndexPart("o", false, true, true)),
							false, "btree", "where st in ('A', 'B') and o>1", true))
					.build());
	}

	@Test
	void differenceStaysDifference() {
		FIXTURE.execute("create table t (a int default 1, b int, constraint x check (b > 1), g int "
				+ "generated always as (b + 1) stored)");
		Alignment alignment = align(Table.named(inPublic("t"))
			.column(Column.of("a", ColumnType.of("int"), true).withDefaultValue("2"))
			.column(Column.of("b", ColumnType.of("int"), true))
			.column(Column.of("g", ColumnType.of("int"), true).withGenerated(new GeneratedExpression("b + 2", true)))
			.check(new CheckConstraint("x", "b > 2", List.of("b"), true))
			.build());
		assertThat(alignment.unverified()).isEmpty();
		assertThat(changes(alignment)).hasSize(3);
	}

	@Test
	void whatTheServerDoesNotUnderstandIsUnverifiedAndSpoilsNothingElse() {
		FIXTURE.execute("create table t (a int default 1, b int default 1 + 1, constraint x check (b > 1), "
				+ "constraint y check (a < b))");
		Alignment alignment = align(Table.named(inPublic("t"))
			.column(Column.of("a", ColumnType.of("int"), true).withDefaultValue("missing()"))
			.column(Column.of("b", ColumnType.of("int"), true).withDefaultValue("1+1"))
			.check(new CheckConstraint("x", "b > missing(1)", List.of("b"), true))
			.check(new CheckConstraint("z", "b > a and true", List.of("b"), true))
			.build());
		assertThat(alignment.unverified()).extracting(Alignment.Unverified::object)
			.containsExactly("public.t.a", "public.t.x");
		assertThat(changes(alignment)).noneMatch((change) -> change instanceof Change.AlterColumn)
			.filteredOn((change) -> change instanceof Change.AddPart)
			.hasSize(1);
	}

	@Test
	void ruleOverNewColumnOfNewTypeIsNoQuestion() {
		FIXTURE.execute("create table t (a int)");
		Alignment alignment = align(Table.named(inPublic("t"))
			.column(Column.of("a", ColumnType.of("int"), true))
			.column(Column.of("b", ColumnType.of("not_yet"), true))
			.check(new CheckConstraint(null, "b > 'x'", List.of("b"), true))
			.build());
		assertThat(alignment.unverified()).isEmpty();
		assertThat(changes(alignment)).hasSize(2).allMatch((change) -> change instanceof Change.AddPart);
	}

	@Test
	void nothingThatBreaksOutOfItsParenthesesReachesTheServer() {
		FIXTURE.execute("create table t (a int default 1)");
		Alignment alignment = align(Table.named(inPublic("t"))
			.column(Column.of("a", ColumnType.of("int"), true).withDefaultValue("1)); drop table t; select ((1"))
			.build());
		assertThat(alignment.unverified()).hasSize(1);
		assertThat(FIXTURE.read().schema().tables()).isNotEmpty();
	}

	private static String tableOfAllTypes() {
		return """
				create table t (st varchar(20), c color, o smallint, n numeric(10,2), b boolean, js jsonb, d date,
				  ts timestamp(6), "Mixed Case" int, "order" int, arr int[], ch char(1)""";
	}

	private static TableBuilder allTypes() {
		var table = Table.named(inPublic("t"));
		List.of("st varchar(20)", "c color", "o smallint", "n numeric(10,2)", "b boolean", "js jsonb", "d date",
				"ts timestamp(6)", "Mixed Case/int", "order int", "arr int[]", "ch char(1)")
			.forEach((column) -> {
				int blank = column.contains("/") ? column.indexOf('/') : column.indexOf(' ');
				table.column(Column.of(column.substring(0, blank), ColumnType.of(column.substring(blank + 1)), true));
			});
		return table;
	}

	private Alignment align(Table desired) {
		Catalog catalog = FIXTURE.read();
		Schema normalised = FIXTURE.dialect.normalise(Schema.EMPTY.withTables(List.of(desired)), catalog);
		return FIXTURE.dialect.align(FIXTURE.jdbc, normalised, catalog);
	}

	private List<Change> changes(Alignment alignment) {
		return SchemaDiff.between(FIXTURE.read().schema(), alignment.desired())
			.stream()
			.filter((change) -> change.name().equals(inPublic("t")))
			.toList();
	}

	private void assertInSync(Table desired) {
		Alignment alignment = align(desired);
		assertThat(alignment.unverified()).isEmpty();
		assertThat(changes(alignment)).isEmpty();
	}

}
