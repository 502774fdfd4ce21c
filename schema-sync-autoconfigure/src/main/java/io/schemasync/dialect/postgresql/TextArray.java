package io.schemasync.dialect.postgresql;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Spelling of {@code text[]} values as parameters.
 */
final class TextArray {

	private TextArray() {
	}

	static String of(Collection<String> values) {
		return values.stream().map(TextArray::element).collect(Collectors.joining(",", "{", "}"));
	}

	private static String element(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
