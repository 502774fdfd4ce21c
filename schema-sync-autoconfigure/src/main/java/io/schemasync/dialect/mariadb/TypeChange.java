package io.schemasync.dialect.mariadb;

import java.util.List;

import io.schemasync.schema.ColumnType;

/** Judges what a change of type would do to the values of today. */
enum TypeChange {

	/** The server only notes it down. */
	METADATA,

	/** Every value is kept, but each row is written anew. */
	COPY,

	/** Values may not fit. */
	NARROWS,

	/** Values would mean something else. */
	MEANING;

	/** Up to here, one byte tells how long a value is. */
	private static final long SHORT = 255;

	private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");

	private static final int[] DIGITS = { 3, 5, 8, 10, 20 };

	/**
	 * Judge a change.
	 * @param from the type of today
	 * @param to the other type
	 * @param width bytes that a character takes at most
	 * @return what it would do
	 */
	static TypeChange between(ColumnType from, ColumnType to, int width) {
		String before = from.name();
		String after = to.name();
		if (INTEGERS.contains(base(before))) {
			return ofIntegers(from, to);
		}
		if (ColumnTypes.isSet(from)) {
			return ofConstants(from, to);
		}
		if (isText(before) && isText(after)) {
			return ofTexts(from, to, width);
		}
		if (isBytes(before) && isBytes(after)) {
			return ofTexts(from, to, 1);
		}
		return switch (before) {
			case "decimal" -> after.equals("decimal") ? lossless(fits(from, to)) : NARROWS;
			case "float" -> lossless(after.equals("double"));
			case "bit" -> lossless(after.equals("bit") ? argument(from) <= argument(to)
					: INTEGERS.contains(after) && argument(from) < 8);
			case "datetime", "timestamp", "time" -> ofTimes(from, to);
			case "date", "uuid" ->
				(after.equals("datetime") || after.equals("timestamp") || isText(after) || isBytes(after)) ? MEANING
						: NARROWS;
			case "json" -> lossless(after.equals("longtext"));
			default -> NARROWS;
		};
	}

	private static TypeChange lossless(boolean lossless) {
		return lossless ? COPY : NARROWS;
	}

	private static String base(String name) {
		return name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
	}

	private static TypeChange ofIntegers(ColumnType from, ColumnType to) {
		int before = INTEGERS.indexOf(base(from.name()));
		int after = INTEGERS.indexOf(base(to.name()));
		boolean unsigned = from.name().contains("unsigned");
		if (after >= 0) {
			boolean sameSign = unsigned == to.name().contains("unsigned");
			return lossless(sameSign ? after >= before : unsigned && after > before);
		}
		return switch (to.name()) {
			case "decimal" -> lossless(argument(to) - Long.parseLong(to.arguments().get(1)) >= DIGITS[before]);
			case "double" -> lossless(before < INTEGERS.indexOf("bigint"));
			default -> NARROWS;
		};
	}

	private static TypeChange ofConstants(ColumnType from, ColumnType to) {
		if (from.name().equals(to.name()) && to.arguments().size() >= from.arguments().size()
				&& to.arguments().subList(0, from.arguments().size()).equals(from.arguments())) {
			boolean sameSize = from.name().equals("enum")
					? (from.arguments().size() > SHORT) == (to.arguments().size() > SHORT)
					: (from.arguments().size() + 7) / 8 == (to.arguments().size() + 7) / 8;
			return sameSize ? METADATA : COPY;
		}
		long longest = from.arguments().stream().mapToInt(String::length).max().orElse(2) - 2;
		return lossless(from.name().equals("enum")
				&& (ColumnTypes.TEXTS.contains(to.name()) || (to.name().equals("varchar") && argument(to) >= longest)));
	}

	private static boolean isText(String name) {
		return name.equals("varchar") || name.equals("char") || ColumnTypes.TEXTS.contains(name);
	}

	private static boolean isBytes(String name) {
		return name.equals("varbinary") || ColumnTypes.BLOBS.contains(name);
	}

	private static TypeChange ofTexts(ColumnType from, ColumnType to, int width) {
		long before = bytes(from, width);
		long after = bytes(to, width);
		boolean variable = from.name().startsWith("var") && from.name().equals(to.name());
		if (after < before) {
			return NARROWS;
		}
		return (variable && (before > SHORT) == (after > SHORT)) ? METADATA : COPY;
	}

	private static long bytes(ColumnType type, int width) {
		int text = Math.max(ColumnTypes.TEXTS.indexOf(type.name()), ColumnTypes.BLOBS.indexOf(type.name()));
		return (text >= 0) ? ColumnTypes.LENGTHS[text] : argument(type) * width;
	}

	private static boolean fits(ColumnType from, ColumnType to) {
		long scale = Long.parseLong(from.arguments().get(1));
		long newScale = Long.parseLong(to.arguments().get(1));
		return newScale >= scale && argument(to) - newScale >= argument(from) - scale;
	}

	private static TypeChange ofTimes(ColumnType from, ColumnType to) {
		if (!from.name().equals(to.name())) {
			return (to.name().equals("datetime") || to.name().equals("timestamp")) ? MEANING : NARROWS;
		}
		return lossless(argument(from) <= argument(to));
	}

	private static long argument(ColumnType type) {
		return type.arguments().isEmpty() ? 0 : Long.parseLong(type.arguments().get(0));
	}

}
