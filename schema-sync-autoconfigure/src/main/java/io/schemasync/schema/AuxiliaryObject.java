package io.schemasync.schema;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Object that the model brings as plain SQL: a function, a trigger, a domain. Once
 * normalised, it holds only the statements that have yet to run.
 *
 * @param name what it is called in the model
 * @param create the statements that make it
 * @param drop the statements that remove it
 * @param beforeTables whether tables may need it
 * @param makes what the statements make, and the table that each belongs to (itself, if
 * it belongs to none); as far as that can be recognised
 * @param mark what the books remember it by where nothing in the catalog shows whether it
 * ran; {@code null} where the catalog does
 */
public record AuxiliaryObject(QualifiedName name, List<String> create, List<String> drop, boolean beforeTables,
		Map<QualifiedName, QualifiedName> makes, @Nullable String mark) implements SchemaObject {

	public AuxiliaryObject {
		create = List.copyOf(create);
		drop = List.copyOf(drop);
		makes = Map.copyOf(makes);
	}

	/**
	 * Create an object of which nothing but its statements is known.
	 * @param name what it is called in the model
	 * @param create the statements that make it
	 * @param drop the statements that remove it
	 * @param beforeTables whether tables may need it
	 */
	public AuxiliaryObject(QualifiedName name, List<String> create, List<String> drop, boolean beforeTables) {
		this(name, create, drop, beforeTables, Map.of(), null);
	}

	/**
	 * Return this object with nothing left to run.
	 * @return the object, done
	 */
	public AuxiliaryObject done() {
		return new AuxiliaryObject(this.name, List.of(), this.drop, this.beforeTables, this.makes, this.mark);
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
