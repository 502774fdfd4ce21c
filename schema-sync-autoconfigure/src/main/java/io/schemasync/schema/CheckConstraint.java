package io.schemasync.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Check constraint.
 *
 * @param name the constraint's name, {@code null} to let the server choose
 * @param expression the condition, without the word {@code check} and its parentheses
 * @param columns the columns it speaks of, as far as known; for the rule of one column
 * (an enum's, say) that column
 * @param validated whether the rows of today are known to obey
 */
public record CheckConstraint(@Nullable String name, String expression, List<String> columns,
		boolean validated) implements TablePart {

	public CheckConstraint {
		columns = List.copyOf(columns);
	}

	public CheckConstraint withExpression(String expression) {
		return new CheckConstraint(this.name, expression, this.columns, this.validated);
	}

	@Override
	public Object meaning() {
		return this.expression;
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
