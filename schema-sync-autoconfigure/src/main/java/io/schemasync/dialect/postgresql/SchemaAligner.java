package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.postgresql.Answers.Likeness;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Spells the expressions of a desired schema as the catalog has them, wherever the server
 * says that both mean the same.
 */
class SchemaAligner {

	private final JdbcOperations jdbc;

	private final Schema desired;

	private final Catalog catalog;

	private final Set<String> types;

	SchemaAligner(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		this.jdbc = jdbc;
		this.desired = desired;
		this.catalog = catalog;
		this.types = catalog.types().stream().map(PostgreSqlNames::quote).collect(Collectors.toSet());
	}

	/** Goes through the tables to collect the questions, and again with the answers. */
	Alignment align() {
		Set<Expression> asked = new LinkedHashSet<>();
		List<Unverified> unverified = new ArrayList<>();
		List<Table> tables = tables((one, other) -> {
			asked.add(one);
			asked.add(other);
			return Likeness.DIFFERENT;
		}, unverified);
		if (!asked.isEmpty()) {
			tables = tables(answers(asked), unverified);
		}
		List<View> views = this.desired.views().values().stream().map((view) -> align(view, unverified)).toList();
		Schema aligned = Schema.of(this.desired.namespaces(), tables, this.desired.sequences().values(),
				this.desired.enumTypes().values(), this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects());
		return new Alignment(aligned, unverified);
	}

	private List<Table> tables(Answers answers, List<Unverified> unverified) {
		return this.desired.tables().values().stream().map((table) -> {
			Table current = this.catalog.schema().tables().get(table.name());
			return (current != null) ? new TableAligner(current, table, this.types, answers, unverified).align()
					: table;
		}).toList();
	}

	private Answers answers(Set<Expression> asked) {
		Map<Expression, String> printed = new ExpressionPrinter(this.jdbc).print(asked);
		return (one, other) -> {
			String first = printed.get(one);
			String second = printed.get(other);
			if (first == null || second == null) {
				return Likeness.UNKNOWN;
			}
			return first.equals(second) ? Likeness.SAME : Likeness.DIFFERENT;
		};
	}

	private View align(View view, List<Unverified> unverified) {
		View current = this.catalog.schema().views().get(view.name());
		Table relation = this.catalog.schema().tables().get(view.name());
		if (current == null || relation == null || current.query().equals(view.query())) {
			return view;
		}
		ViewComparison comparison = new ViewComparison(this.jdbc);
		Optional<Boolean> same = comparison.same(relation, current.query(), view);
		if (same.isEmpty()) {
			unverified.add(new Unverified(view.name().toString(),
					"The server could not compare the query of the view with the entity's. If it changed, replace the "
							+ "view by hand."));
		}
		return same.orElse(true) ? new View(view.name(), current.query(), view.origin())
				: new View(view.name(), view.query(), view.origin(), comparison.extending(view));
	}

}
