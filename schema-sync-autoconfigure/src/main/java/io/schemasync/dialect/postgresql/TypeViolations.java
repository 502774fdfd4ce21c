package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.dialect.sql.ViolationQuery;
import io.schemasync.diff.Change;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Table;

/** Words the question for rows that stand in the way of a change of a type. */
final class TypeViolations {

	private TypeViolations() {
	}

	static Optional<String> of(Change change, Questions questions) {
		if (change instanceof Change.Replace replace && replace.from() instanceof EnumType from
				&& replace.to() instanceof EnumType to) {
			return removedLabels(from, to, questions);
		}
		if (change instanceof Change.Replace replace && replace.from() instanceof CompositeType type) {
			return Optional.of(ViolationQuery.answer(CompositeUsage.rows(type, questions.current()), questions.counts(),
					PostgreSqlWords.INSTANCE));
		}
		return Optional.empty();
	}

	/** Any table may have columns of the type. */
	private static Optional<String> removedLabels(EnumType from, EnumType to, Questions questions) {
		List<String> gone = new ArrayList<>(from.labels());
		gone.removeAll(to.labels());
		String type = PostgreSqlNames.quote(from.name());
		String labels = gone.stream().map(PostgreSqlNames::literal).collect(Collectors.joining(", ", "(", ")"));
		List<String> queries = new ArrayList<>();
		for (Table table : questions.current().tables().values()) {
			ViolationQuery query = new ViolationQuery(table, questions.counts(), PostgreSqlWords.INSTANCE);
			table.columns()
				.stream()
				.filter((column) -> table.kind().alterable() && column.type().equals(ColumnType.of(type)))
				.forEach((column) -> queries.add(query
					.rows(PostgreSqlNames.quote(column.name()) + "::text in " + labels, " in " + table.name())));
		}
		return (gone.isEmpty() || queries.isEmpty()) ? Optional.empty()
				: Optional.of(ViolationQuery.answer(
						queries.stream().map((it) -> "(" + it + ")").collect(Collectors.joining(" union all ")),
						questions.counts(), PostgreSqlWords.INSTANCE));
	}

}
