package io.schemasync.dialect.postgresql;

import java.util.List;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.Test;

import static io.schemasync.dialect.postgresql.CatalogFixture.inPublic;
import static org.assertj.core.api.Assertions.assertThat;

class ColumnTypeParserTests {

	private static final List<String> SPELLINGS = List.of("int4", "integer", "INT", "int2", "int8", "bigint",
			"smallint", "float4", "float8", "real", "double precision", "float", "float(1)", "float(24)", "float(25)",
			"float(53)", "decimal", "dec(5)", "numeric", "numeric(38)", "numeric(38,2)", "numeric( 10 , 3 )", "varchar",
			"varchar(255)", "character varying", "character varying(7)", "char varying(7)", "char", "char(1)",
			"character(12)", "bpchar", "nchar(3)", "national character varying(9)", "text", "TEXT", "bool", "boolean",
			"timestamp", "timestamp(6)", "timestamp(3) without time zone", "timestamp(6) with time zone",
			"timestamp with time zone", "timestamptz", "timestamptz(0)", "timestamp(9)", "time", "time(3)", "timetz",
			"time(6) with time zone", "date", "interval", "interval(3)", "interval second", "interval second(6)",
			"interval second(9)", "interval year to month", "interval day to second(3)", "uuid", "json", "jsonb",
			"bytea", "oid", "inet", "cidr", "macaddr", "bit", "bit(8)", "bit varying", "varbit(5)", "xml", "money",
			"tsvector", "int4range", "point", "name", "\"char\"", "pg_catalog.int4", "pg_catalog.varchar(3)",
			"integer[]", "int4[3]", "integer[][]", "integer array", "integer array[4]", "varchar(255) array",
			"text array", "numeric(38,2)[]", "timestamp(6) with time zone array", "color", "Color", "\"Odd Type\"",
			"other.size", "other.size[]", "\"color\"", "public.color array", "\"varchar\"", "\"int4\"",
			"\"timestamptz\"", "\"text\"", "email", "pair", "color[]");

	@Test
	void everySpellingIsUnderstoodAsTheServerUnderstandsIt() {
		CatalogFixture fixture = new CatalogFixture();
		fixture.execute("create schema other", "create type color as enum ('R')",
				"create type other.size as enum ('S')", "create type \"Odd Type\" as (x int)",
				"create domain email as text", "create type pair as (x int)");
		StringBuilder ddl = new StringBuilder();
		var desired = Table.named(inPublic("t"));
		for (int i = 0; i < SPELLINGS.size(); i++) {
			ddl.append((i > 0) ? ", " : "").append("c").append(i).append(" ").append(SPELLINGS.get(i));
			desired.column(Column.of("c" + i, ColumnType.of(SPELLINGS.get(i)), true));
		}
		fixture.execute("set client_min_messages = error; create table t (" + ddl + ")");
		List<Column> read = fixture.table("t").columns();
		Catalog catalog = fixture.read();
		fixture.execute("drop table t");
		Schema normalised = fixture.dialect.normalise(Schema.EMPTY.withTables(List.of(desired.build())),
				fixture.read());
		List<Column> columns = normalised.tables().get(inPublic("t")).columns();
		for (int i = 0; i < SPELLINGS.size(); i++) {
			assertThat(columns.get(i).type()).as(SPELLINGS.get(i)).isEqualTo(read.get(i).type());
		}
		assertThat(fixture.dialect.normalise(catalog.schema(), catalog)).isEqualTo(catalog.schema());
	}

	@Test
	void whatTheServerPrintsIsUnderstoodAgain() {
		ColumnTypeParser parser = new ColumnTypeParser((name) -> name);
		for (String spelling : SPELLINGS) {
			ColumnType type = parser.parse(spelling);
			assertThat(parser.parse(SqlClauses.type(type))).as(spelling).isEqualTo(type);
		}
	}

}
