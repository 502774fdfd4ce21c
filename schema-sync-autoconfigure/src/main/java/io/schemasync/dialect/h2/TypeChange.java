package io.schemasync.dialect.h2;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.ColumnType;

/**
 * What it takes to change a column's type.
 */
enum TypeChange {

	/** Every value fits, and H2 is quick about it or the type has no other form. */
	FREE,

	/** Every value fits, but the rows are rewritten. */
	REWRITE,

	/** Some values might not fit. */
	NARROWS,

	/** Values would be read in another way. */
	MEANING;

	private static final Map<String, Set<String>> WIDER = Map.of("tinyint",
			Set.of("smallint", "integer", "bigint", "real", "double precision"), "smallint",
			Set.of("integer", "bigint", "real", "double precision"), "integer", Set.of("bigint", "double precision"),
			"real", Set.of("double precision"));

	private static final Set<String> TEXTS = Set.of("character varying", "character large object");

	private static final Set<String> BYTES = Set.of("binary varying", "binary large object");

	static TypeChange between(ColumnType from, ColumnType to) {
		if (from.name().equals(to.name())) {
			return from.name().equals("enum") ? labels(from, to) : sameName(from, to);
		}
		if (TEXTS.contains(from.name()) && TEXTS.contains(to.name())
				|| BYTES.contains(from.name()) && BYTES.contains(to.name())) {
			return to.arguments().isEmpty() ? REWRITE : NARROWS;
		}
		if (from.name().equals("enum") && TEXTS.contains(to.name())) {
			return fits(from, to) ? REWRITE : NARROWS;
		}
		if (WIDER.getOrDefault(from.name(), Set.of()).contains(to.name())) {
			return REWRITE;
		}
		return (from.name().startsWith("timestamp") && to.name().startsWith("timestamp")) ? MEANING : NARROWS;
	}

	/** Values are kept by their names, whatever their position. */
	private static TypeChange labels(ColumnType from, ColumnType to) {
		return to.arguments().containsAll(from.arguments()) ? FREE : NARROWS;
	}

	private static boolean fits(ColumnType labels, ColumnType text) {
		List<Long> length = numbers(text);
		int longest = labels.arguments().stream().mapToInt((label) -> label.length() - 2).max().orElse(0);
		return length.isEmpty() || length.get(0) >= longest;
	}

	private static TypeChange sameName(ColumnType from, ColumnType to) {
		List<Long> before = numbers(from);
		List<Long> after = numbers(to);
		if (after.isEmpty()) {
			return from.arguments().isEmpty() || !before.isEmpty() ? FREE : NARROWS;
		}
		if (before.size() != after.size()) {
			return NARROWS;
		}
		if (from.name().equals("numeric")) {
			long whole = after.get(0) - after.get(1) - (before.get(0) - before.get(1));
			long fraction = after.get(1) - before.get(1);
			return (whole < 0 || fraction < 0) ? NARROWS : (fraction == 0) ? FREE : REWRITE;
		}
		boolean padded = from.name().equals("character") || from.name().equals("binary");
		return (after.get(0) >= before.get(0) && !padded) ? FREE : NARROWS;
	}

	private static List<Long> numbers(ColumnType type) {
		return type.arguments()
			.stream()
			.map(String::strip)
			.filter((argument) -> argument.matches("-?\\d{1,18}"))
			.map(Long::valueOf)
			.toList();
	}

}
