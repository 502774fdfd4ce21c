package io.schemasync.plan;

import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

/** Names the kinds of objects. */
final class ObjectKind implements SchemaObject.Visitor<String> {

	static final ObjectKind INSTANCE = new ObjectKind();

	@Override
	public String visit(Table table) {
		return "table";
	}

	@Override
	public String visit(Sequence sequence) {
		return "sequence";
	}

	@Override
	public String visit(EnumType enumType) {
		return "enum type";
	}

	@Override
	public String visit(CompositeType compositeType) {
		return "composite type";
	}

	@Override
	public String visit(View view) {
		return "view";
	}

	@Override
	public String visit(AuxiliaryObject auxiliaryObject) {
		return "object";
	}

}
