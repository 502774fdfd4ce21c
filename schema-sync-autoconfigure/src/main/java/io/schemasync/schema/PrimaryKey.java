package io.schemasync.schema;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Primary key.
 *
 * @param name the constraint's name, {@code null} to let the server choose
 * @param columns the columns in declared order
 */
public record PrimaryKey(@Nullable String name, List<String> columns) implements TablePart {

	public PrimaryKey {
		columns = List.copyOf(columns);
	}

	@Override
	public Object meaning() {
		return Set.copyOf(this.columns);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
