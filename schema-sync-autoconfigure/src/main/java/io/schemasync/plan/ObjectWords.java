package io.schemasync.plan;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

/** Describes whole objects in a few words. */
final class ObjectWords implements SchemaObject.Visitor<String> {

	static final ObjectWords INSTANCE = new ObjectWords();

	@Override
	public String visit(Table table) {
		return "table with " + table.columns().size() + ((table.columns().size() == 1) ? " column" : " columns");
	}

	@Override
	public String visit(Sequence sequence) {
		return "sequence increment " + sequence.increment();
	}

	@Override
	public String visit(EnumType type) {
		return "enum type " + String.join(", ", type.labels());
	}

	@Override
	public String visit(CompositeType type) {
		return "composite type";
	}

	@Override
	public String visit(View view) {
		return "view";
	}

	@Override
	public String visit(AuxiliaryObject object) {
		return "object defined by SQL";
	}

}
