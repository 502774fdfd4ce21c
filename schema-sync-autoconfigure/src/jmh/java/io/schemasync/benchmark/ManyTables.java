package io.schemasync.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
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
import io.schemasync.schema.TableBuilder;
import io.schemasync.schema.UniqueConstraint;

/**
 * The tables that the benchmarks' entities make, without the entities.
 */
final class ManyTables {

	/** Table, sequence, columns, keys, rules and indexes. */
	static final int OBJECTS = 2 + 12 + 4 + 2 + 2;

	private ManyTables() {
	}

	/**
	 * Make a schema.
	 * @param size number of tables
	 * @param changed how many of a thousand tables differ from the others: they lack a
	 * column and an index, and have another column that must not be null
	 * @return the schema
	 */
	static Schema schema(int size, int changed) {
		List<Table> tables = new ArrayList<>();
		List<Sequence> sequences = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			Table table = table(i, size);
			tables.add((i * changed % 1000 < changed) ? changed(table) : table);
			sequences.add(new Sequence(name("entity" + i + "_seq"), 1, 50, 1, Origin.NONE));
		}
		return Schema.of(Set.of("public"), tables, sequences, List.of(), List.of(), List.of(), List.of());
	}

	private static QualifiedName name(String name) {
		return new QualifiedName("public", name);
	}

	private static Table table(int i, int size) {
		String name = "entity" + i;
		return Table.named(name(name))
			.columns(List.of(column("id", "bigint", false), column("name", "character varying", false),
					column("code", "character varying", true), column("state", "character varying", true),
					column("before", "smallint", true), column("amount", "numeric", true),
					column("created_at", "timestamp with time zone", false), active(),
					column("version", "integer", false), column("note", "text", true),
					column("parent_id", "bigint", true), column("other_id", "bigint", false)))
			.primaryKey(new PrimaryKey(name + "_pkey", List.of("id")))
			.unique(UniqueConstraint.of(name + "_code_key", List.of("code")))
			.foreignKey(reference(name, "parent_id", (i + 1) % size))
			.foreignKey(reference(name, "other_id", (i * 7 + 3) % size))
			.check(check(name, "before", "((before >= 0) AND (before <= 2))"))
			.check(check(name, "state", "((state)::text = ANY (ARRAY['NEW'::text, 'PAID'::text, 'SENT'::text]))"))
			.index(index(name + "_by_name", IndexPart.of("name")))
			.index(index(name + "_by_time", new IndexPart("created_at", false, true, true), IndexPart.of("state")))
			.build();
	}

	private static Column column(String name, String type, boolean nullable) {
		return Column.of(name, ColumnType.of(type), nullable);
	}

	private static Column active() {
		return new Column("active", ColumnType.of("boolean"), false, "true", Identity.NONE, null, null, null,
				Origin.NONE);
	}

	private static ForeignKey reference(String table, String column, int target) {
		return new ForeignKey(table + "_" + column + "_fkey", List.of(column), name("entity" + target), List.of("id"),
				ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true);
	}

	private static CheckConstraint check(String table, String column, String expression) {
		return new CheckConstraint(table + "_" + column + "_check", expression, List.of(column), true);
	}

	private static Index index(String name, IndexPart... parts) {
		return new Index(name, List.of(parts), false, "btree", "", true);
	}

	private static Table changed(Table table) {
		TableBuilder builder = table.toBuilder();
		List<Column> columns = new ArrayList<>(table.columns());
		columns.removeIf((column) -> column.name().equals("note"));
		columns.replaceAll((column) -> column.name().equals("amount") ? column.withNullable(false) : column);
		return builder.columns(columns).indexes(table.indexes().subList(1, 2)).build();
	}

}
