package io.schemasync.schema;

import java.util.List;

/**
 * Object that the model brings as plain SQL: a function, a trigger, a domain.
 *
 * @param name what it is called in the model
 * @param create the statements that make it
 * @param drop the statements that remove it
 * @param beforeTables whether tables may need it
 */
public record AuxiliaryObject(QualifiedName name, List<String> create, List<String> drop,
		boolean beforeTables) implements SchemaObject {

	public AuxiliaryObject {
		create = List.copyOf(create);
		drop = List.copyOf(drop);
	}

	@Override
	public Origin origin() {
		return Origin.NONE;
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
