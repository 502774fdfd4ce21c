package io.schemasync.dialect.postgresql;

import java.util.StringTokenizer;

import org.jspecify.annotations.Nullable;

/**
 * One fact of the catalog.
 *
 * @param values the values, in the order of the query
 */
record CatalogRow(@Nullable String[] values) {

	String text(int index) {
		String value = this.values[index];
		return (value != null) ? value : "";
	}

	@Nullable String optional(int index) {
		return this.values[index];
	}

	boolean has(int index) {
		return this.values[index] != null;
	}

	boolean is(int index) {
		String value = this.values[index];
		return "t".equals(value) || "true".equals(value);
	}

	long number(int index) {
		return Long.parseLong(text(index));
	}

	/** The numbers of an array or vector of the catalog: {@code {1,2}} or {@code 1 2}. */
	int[] numbers(int index) {
		StringTokenizer numbers = new StringTokenizer(text(index), "{, }");
		int[] result = new int[numbers.countTokens()];
		for (int i = 0; i < result.length; i++) {
			result[i] = Integer.parseInt(numbers.nextToken());
		}
		return result;
	}

}
