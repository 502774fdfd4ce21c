package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.ColumnType;

/**
 * What it takes to change a column's type. The list of changes without rewrite was
 * measured on PostgreSQL 15 and agrees with the server's
 * {@code ATColumnChangeRequiresRewrite}.
 */
enum TypeChange {

	/** The stored values stay as they are, and every value fits. */
	FREE,

	/** Every value fits, but the rows are rewritten. */
	REWRITE,

	/** Some values might not fit. */
	NARROWS,

	/** Values would be read in another way. */
	MEANING;

	private static final Map<String, Set<String>> WIDER = Map.of("smallint",
			Set.of("integer", "bigint", "numeric", "real", "double precision"), "integer",
			Set.of("bigint", "numeric", "double precision"), "bigint", Set.of("numeric"), "real",
			Set.of("double precision"), "date", Set.of());

	private static final Set<String> COUNTED = Set.of("character varying", "bit varying");

	private static final Set<String> INSTANTS = Set.of("timestamp with time zone", "timestamp without time zone");

	private static final Set<String> TEXTS = Set.of("text", "character varying");

	static TypeChange between(ColumnType from, ColumnType to) {
		if (from.dimensions() != to.dimensions() || from.dimensions() > 0 && !from.name().equals(to.name())) {
			return NARROWS;
		}
		if (from.name().equals(to.name())) {
			return sameName(from, to);
		}
		if (TEXTS.contains(from.name()) && TEXTS.contains(to.name())) {
			return to.arguments().isEmpty() ? FREE : NARROWS;
		}
		if (WIDER.getOrDefault(from.name(), Set.of()).contains(to.name())) {
			return to.arguments().isEmpty() ? REWRITE : NARROWS;
		}
		return (INSTANTS.contains(from.name()) && INSTANTS.contains(to.name())) ? MEANING : NARROWS;
	}

	private static TypeChange sameName(ColumnType from, ColumnType to) {
		List<Integer> before = numbers(from);
		List<Integer> after = numbers(to);
		if (COUNTED.contains(from.name()) || from.name().startsWith("time") || from.name().startsWith("interval")) {
			return to.arguments().isEmpty() || !before.isEmpty() && !after.isEmpty() && after.get(0) >= before.get(0)
					? FREE : NARROWS;
		}
		if (from.name().equals("numeric")) {
			return numeric(before, after);
		}
		return NARROWS;
	}

	/** The server keeps the rows only where the scale stays (or the limits go). */
	private static TypeChange numeric(List<Integer> before, List<Integer> after) {
		if (after.isEmpty()) {
			return FREE;
		}
		if (before.isEmpty()) {
			return NARROWS;
		}
		int scaleBefore = (before.size() > 1) ? before.get(1) : 0;
		int scaleAfter = (after.size() > 1) ? after.get(1) : 0;
		int wholeBefore = before.get(0) - scaleBefore;
		int wholeAfter = after.get(0) - scaleAfter;
		if (scaleAfter < scaleBefore || wholeAfter < wholeBefore) {
			return NARROWS;
		}
		return (scaleAfter == scaleBefore) ? FREE : REWRITE;
	}

	private static List<Integer> numbers(ColumnType type) {
		return type.arguments()
			.stream()
			.map(String::trim)
			.filter((argument) -> argument.matches("-?\\d{1,9}"))
			.map(Integer::valueOf)
			.toList();
	}

}
