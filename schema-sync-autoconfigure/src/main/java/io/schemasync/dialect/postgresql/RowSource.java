package io.schemasync.dialect.postgresql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A sub-select that stands for a row of a table: typed nulls for the columns that any
 * expression of the table mentions. Computed when first needed.
 */
class RowSource {

	private final Table current;

	private final Table desired;

	private @Nullable String sql;

	RowSource(Table current, Table desired) {
		this.current = current;
		this.desired = desired;
	}

	Expression expression(String expression) {
		if (this.sql == null) {
			this.sql = sql();
		}
		return new Expression(this.sql, expression);
	}

	private String sql() {
		Map<String, Column> columns = new LinkedHashMap<>();
		this.desired.columns().forEach((column) -> columns.put(column.name(), column));
		this.current.columns().forEach((column) -> columns.put(column.name(), column));
		Set<String> mentioned = new HashSet<>();
		Stream.of(this.desired, this.current)
			.flatMap(RowSource::expressions)
			.forEach((text) -> SqlToken.split(text)
				.forEach((token) -> mentioned.add(token.name(PostgreSqlNames.IDENTIFIERS))));
		String row = columns.values()
			.stream()
			.filter((column) -> mentioned.contains(column.name()))
			.map((column) -> "null::" + SqlClauses.type(column.type()) + " as \"" + column.name().replace("\"", "\"\"")
					+ '"')
			.collect(Collectors.joining(", "));
		return "(select " + row + " offset 0) as " + PostgreSqlNames.quote(this.current.name().name());
	}

	private static Stream<String> expressions(Table table) {
		Stream<String> checks = table.checks().stream().map(CheckConstraint::expression);
		Stream<String> generated = table.columns()
			.stream()
			.flatMap((column) -> Stream.ofNullable(column.generated()))
			.map((expression) -> expression.sql());
		Stream<String> indexes = table.indexes()
			.stream()
			.flatMap((index) -> Stream.concat(Stream.of(index.options()), index.parts().stream().map(IndexPart::sql)));
		return Stream.of(checks, generated, indexes).flatMap((texts) -> texts);
	}

}
