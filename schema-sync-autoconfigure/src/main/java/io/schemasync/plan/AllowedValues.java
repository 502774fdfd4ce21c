package io.schemasync.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.schemasync.dialect.Dialect;
import io.schemasync.diff.Change;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.QualifiedName;

/**
 * Takes apart the replacement of a list of allowed values where some go and some come:
 * the new ones are needed at once, the old ones may still be in rows.
 */
final class AllowedValues {

	private final Dialect dialect;

	AllowedValues(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Split a replacement.
	 * @param change the replacement
	 * @return the rule that allows old and new values, if neither list contains the other
	 */
	Optional<CheckConstraint> union(Change.ReplacePart change) {
		if (!(change.from() instanceof CheckConstraint from) || !(change.to() instanceof CheckConstraint to)
				|| from.values() == null || to.values() == null || to.columns().size() != 1
				|| from.values().containsAll(to.values()) || to.values().containsAll(from.values())) {
			return Optional.empty();
		}
		Set<String> values = new TreeSet<>(from.values());
		values.addAll(to.values());
		String name = (to.name() != null) ? to.name() : from.name();
		return Optional.of(new CheckConstraint(name, expression(to, values), to.columns(), true, values));
	}

	private String expression(CheckConstraint check, Set<String> values) {
		boolean text = check.expression().contains("'");
		List<String> literals = values.stream()
			.map((value) -> text ? "'" + value.replace("'", "''") + "'" : value)
			.toList();
		return this.dialect.quote(new QualifiedName(null, check.columns().get(0)))
				+ literals.stream().collect(Collectors.joining(", ", " in (", ")"));
	}

}
