package io.schemasync.dialect.sqlite;

import java.util.List;
import java.util.Set;

import io.schemasync.schema.ColumnType;

/**
 * What another type means for values. SQLite itself stores what it gets, and takes no
 * notice of lengths; the application is the one that relies on them.
 */
enum TypeChange {

	/** Every value fits. */
	WIDENS,

	/** Some values might not fit. */
	NARROWS,

	/** Values would be read in another way. */
	MEANING;

	private static final List<String> INTEGERS = List.of("tinyint", "smallint", "integer", "bigint");

	private static final Set<String> TEXTS = Set.of("varchar", "nvarchar", "text", "clob", "nclob");

	private static final Set<String> REALS = Set.of("float", "real", "double", "double precision");

	static boolean isInteger(ColumnType type) {
		return INTEGERS.contains(name(type));
	}

	private static String name(ColumnType type) {
		return type.name().equals("int") ? "integer" : type.name();
	}

	static TypeChange between(ColumnType from, ColumnType to) {
		if (name(from).equals(name(to))) {
			return longer(from, to) ? WIDENS : NARROWS;
		}
		if (TEXTS.contains(from.name()) && TEXTS.contains(to.name())) {
			return to.arguments().isEmpty() ? WIDENS : NARROWS;
		}
		if (isInteger(from) && isInteger(to)) {
			return (INTEGERS.indexOf(name(to)) > INTEGERS.indexOf(name(from))) ? WIDENS : NARROWS;
		}
		if (REALS.contains(from.name()) && REALS.contains(to.name())) {
			return WIDENS;
		}
		return (from.name().startsWith("timestamp") && to.name().startsWith("timestamp")) ? MEANING : NARROWS;
	}

	private static boolean longer(ColumnType from, ColumnType to) {
		List<Long> before = numbers(from);
		List<Long> after = numbers(to);
		if (after.isEmpty() || before.size() != after.size()) {
			return after.isEmpty() && to.arguments().isEmpty();
		}
		if (after.size() == 1) {
			return after.get(0) >= before.get(0);
		}
		long whole = after.get(0) - after.get(1) - (before.get(0) - before.get(1));
		return whole >= 0 && after.get(1) >= before.get(1);
	}

	private static List<Long> numbers(ColumnType type) {
		return type.arguments()
			.stream()
			.filter((argument) -> argument.matches("-?\\d{1,18}"))
			.map(Long::valueOf)
			.toList();
	}

}
