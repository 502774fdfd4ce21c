package io.schemasync.dialect.sql;

import java.nio.charset.StandardCharsets;

/**
 * Names as the server makes them for what a model leaves unnamed:
 * {@code table_column_key} and so on, the longer of the first two parts clipped until all
 * fits (as PostgreSQL's {@code makeObjectName} does it).
 */
public final class ImplicitNames {

	private ImplicitNames() {
	}

	/**
	 * Choose a name.
	 * @param table name of the table
	 * @param columns what tells the part from others of the table, may be empty
	 * @param suffix what tells its kind
	 * @param limit longest name in bytes
	 * @return the name
	 */
	public static String choose(String table, String columns, String suffix, int limit) {
		int overhead = 1 + suffix.length() + (columns.isEmpty() ? 0 : 1);
		int available = limit - overhead;
		int first = bytes(table);
		int second = bytes(columns);
		while (first + second > available) {
			if (first > second) {
				first--;
			}
			else {
				second--;
			}
		}
		String head = clip(table, first);
		String middle = clip(columns, second);
		return middle.isEmpty() ? head + "_" + suffix : head + "_" + middle + "_" + suffix;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String clip(String text, int limit) {
		String clipped = text;
		while (bytes(clipped) > limit) {
			clipped = clipped.substring(0, clipped.offsetByCodePoints(clipped.length(), -1));
		}
		return clipped;
	}

}
