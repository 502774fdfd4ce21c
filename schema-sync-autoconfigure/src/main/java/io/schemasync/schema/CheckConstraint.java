package io.schemasync.schema;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Check constraint.
 *
 * @param name the constraint's name, {@code null} to let the server choose
 * @param expression the condition, without the word {@code check} and its parentheses
 * @param columns the columns it speaks of, as far as known; for the rule of one column
 * (an enum's, say) that column
 * @param validated whether the rows of today are known to obey
 * @param values the values that it allows for its one column, where it does just that;
 * {@code null} for every other rule
 */
public record CheckConstraint(@Nullable String name, String expression, List<String> columns, boolean validated,
		@Nullable Set<String> values) implements TablePart {

	public CheckConstraint {
		columns = List.copyOf(columns);
		values = (values != null) ? Collections.unmodifiableSet(new TreeSet<>(values)) : null;
	}

	/**
	 * Create a rule of which nothing but its text is known.
	 * @param name the constraint's name, {@code null} to let the server choose
	 * @param expression the condition
	 * @param columns the columns it speaks of, as far as known
	 * @param validated whether the rows of today are known to obey
	 */
	public CheckConstraint(@Nullable String name, String expression, List<String> columns, boolean validated) {
		this(name, expression, columns, validated, null);
	}

	public CheckConstraint withExpression(String expression) {
		return new CheckConstraint(this.name, expression, this.columns, this.validated, this.values);
	}

	@Override
	public Object meaning() {
		return (this.values != null) ? List.of(this.columns, this.values) : this.expression;
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
