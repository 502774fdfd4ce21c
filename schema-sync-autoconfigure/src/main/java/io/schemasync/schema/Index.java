package io.schemasync.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Index that is not just the shadow of a key or unique constraint.
 *
 * @param name the name, {@code null} to let the server choose
 * @param parts the columns or expressions in order
 * @param unique whether it enforces uniqueness
 * @param method access method, {@code btree} for the ordinary kind
 * @param options what JPA has no words for (predicate, included columns, operator
 * classes, storage), as the server prints it; empty for a plain index; with a parenthesis
 * at the start it begins with the whole list of parts, where operator classes and
 * collations stand
 * @param valid whether it is usable: {@code false} for the rest of a failed build
 */
public record Index(@Nullable String name, List<IndexPart> parts, boolean unique, String method, String options,
		boolean valid) implements TablePart {

	public Index {
		parts = List.copyOf(parts);
	}

	/**
	 * Tell whether it is of the kind that an entity can declare.
	 * @return whether it is a btree over columns, without further options
	 */
	public boolean plain() {
		return "btree".equals(this.method) && this.options.isEmpty();
	}

	@Override
	public Object meaning() {
		return List.of(this.parts, this.unique, this.method, this.options, this.valid);
	}

	@Override
	public List<String> columns() {
		return this.parts.stream().filter((part) -> !part.expression()).map(IndexPart::sql).toList();
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
