package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.schema.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads check constraints: of columns, of the table, and of what is inside of structs and
 * JSON documents.
 */
final class CheckReader {

	private final Model model;

	private final AggregateChecks aggregateChecks;

	CheckReader(Model model) {
		this.model = model;
		this.aggregateChecks = new AggregateChecks(model.dialect());
	}

	List<CheckConstraint> read(Table table) {
		List<CheckConstraint> checks = new ArrayList<>();
		List<Column> columns = this.model.order().columns(table);
		for (Column column : columns) {
			checks.addAll(columnChecks(column));
		}
		for (org.hibernate.mapping.CheckConstraint check : table.getChecks()) {
			checks.add(check(check.getName(), check.getConstraint(), List.of()));
		}
		for (Column column : columns) {
			String expression = this.aggregateChecks.of(column);
			if (expression != null) {
				checks.add(check(null, expression, List.of(this.model.names().name(column))));
			}
		}
		return checks;
	}

	/** Rules of a column that have no name become one. */
	private List<CheckConstraint> columnChecks(Column column) {
		if (column.getCheckConstraints().isEmpty()) {
			return List.of();
		}
		List<CheckConstraint> checks = new ArrayList<>();
		List<String> names = List.of(this.model.names().name(column));
		List<org.hibernate.mapping.CheckConstraint> anonymous = new ArrayList<>();
		for (org.hibernate.mapping.CheckConstraint check : column.getCheckConstraints()) {
			if (check.isAnonymous()) {
				anonymous.add(check);
			}
		}
		if (anonymous.size() == 1) {
			checks.add(check(null, anonymous.get(0).getConstraint(), names));
		}
		else if (!anonymous.isEmpty()) {
			checks.add(check(null,
					anonymous.stream()
						.map(org.hibernate.mapping.CheckConstraint::getConstraintInParens)
						.collect(Collectors.joining(" and ")),
					names));
		}
		for (org.hibernate.mapping.CheckConstraint check : column.getCheckConstraints()) {
			if (check.isNamed()) {
				checks.add(check(check.getName(), check.getConstraint(), names));
			}
		}
		return checks;
	}

	private CheckConstraint check(@Nullable String name, String expression, List<String> columns) {
		String written = (name != null && !name.isBlank()) ? this.model.names().written(name) : null;
		return new CheckConstraint(written, expression, columns, true);
	}

}
