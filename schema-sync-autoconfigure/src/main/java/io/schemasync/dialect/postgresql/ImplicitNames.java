package io.schemasync.dialect.postgresql;

import java.nio.charset.StandardCharsets;

/**
 * Names as the server makes them for what a model leaves unnamed:
 * {@code table_column_key} and so on, the longer of the first two parts clipped until all
 * fits into 63 bytes (PostgreSQL's {@code makeObjectName}).
 */
final class ImplicitNames {

	private static final int LIMIT = 63;

	private ImplicitNames() {
	}

	static String choose(String table, String columns, String suffix) {
		int overhead = 1 + suffix.length() + (columns.isEmpty() ? 0 : 1);
		int available = LIMIT - overhead;
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
