package io.schemasync.execute;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
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

/** Small desired schemas. */
final class Models {

	private Models() {
	}

	static QualifiedName name(String name) {
		return new QualifiedName(null, name);
	}

	static Column column(String name, String type, boolean nullable) {
		return Column.of(name, ColumnType.of(type), nullable);
	}

	static TableBuilder table(String name) {
		return Table.named(name(name))
			.column(column("id", "bigint", false))
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.origin(Origin.of("com.acme." + name));
	}

	static Table customers() {
		return table("customers").column(column("name", "varchar(255)", false)).build();
	}

	static Table orders() {
		return table("orders").column(column("customer_id", "bigint", true))
			.foreignKey(new ForeignKey("fk_customer", List.of("customer_id"), name("customers"), List.of(),
					ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true))
			.index(new Index("ix_customer", List.of(IndexPart.of("customer_id")), false, "btree", "", true))
			.build();
	}

	static Schema of(Table... tables) {
		return Schema.of(Set.of(), Arrays.asList(tables), List.of(), List.of(), List.of(), List.of(), List.of());
	}

	static Schema shop() {
		return Schema.of(Set.of(), List.of(customers(), orders()),
				List.of(new Sequence(name("orders_seq"), 1, 50, 1, Origin.NONE)), List.of(), List.of(), List.of(),
				List.of());
	}

	static Schema with(Schema schema, EnumType type) {
		return new Schema(schema.namespaces(), schema.tables(), schema.sequences(), Map.of(type.name(), type),
				schema.compositeTypes(), schema.views(), schema.auxiliaryObjects());
	}

	/** The same with something at the very end that the server refuses. */
	static Schema failing(Schema schema) {
		AuxiliaryObject broken = new AuxiliaryObject(name("broken"), List.of("select 1/0"), List.of(), false);
		return new Schema(schema.namespaces(), schema.tables(), schema.sequences(), schema.enumTypes(),
				schema.compositeTypes(), schema.views(), List.of(broken));
	}

}
