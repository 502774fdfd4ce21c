package io.schemasync.schema;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Uniqueness of some plain columns, be it a constraint or a plain unique index.
 *
 * @param name the name, {@code null} to let the server choose
 * @param columns the columns in declared order
 * @param nullsDistinct whether two nulls may stand beside each other (the standard)
 * @param constraint whether it is a constraint; {@code false} for a mere unique index
 * @param valid whether it is usable: {@code false} for the rest of a failed build
 * @param timing {@code deferrable…} clause, empty for one that is checked at once
 * @param options what else the model writes behind it (storage, included columns), empty
 * for the ordinary kind; never compared
 */
public record UniqueConstraint(@Nullable String name, List<String> columns, boolean nullsDistinct, boolean constraint,
		boolean valid, String timing, String options) implements TablePart {

	public UniqueConstraint {
		columns = List.copyOf(columns);
	}

	/**
	 * Create one that is checked at once and stored in the ordinary way.
	 * @param name the name, {@code null} to let the server choose
	 * @param columns the columns in declared order
	 * @param nullsDistinct whether two nulls may stand beside each other
	 * @param constraint whether it is a constraint
	 * @param valid whether it is usable
	 */
	public UniqueConstraint(@Nullable String name, List<String> columns, boolean nullsDistinct, boolean constraint,
			boolean valid) {
		this(name, columns, nullsDistinct, constraint, valid, "", "");
	}

	/**
	 * Create an ordinary constraint.
	 * @param name the name, {@code null} to let the server choose
	 * @param columns the columns in declared order
	 * @return the constraint
	 */
	public static UniqueConstraint of(@Nullable String name, List<String> columns) {
		return new UniqueConstraint(name, columns, true, true, true);
	}

	@Override
	public Object meaning() {
		return List.of(Set.copyOf(this.columns), this.nullsDistinct, this.valid, this.timing);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
