package io.schemasync.execute;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Place;
import io.schemasync.schema.QualifiedName;

/**
 * What no entity mapped any more when a model was first seen: an object as a whole, or a
 * column, rule or index of a table.
 *
 * @param kind what it is, such as {@code column}
 * @param name its name, empty for the object as a whole
 * @param since when that model was first seen
 * @param model what tells the model from others
 * @param version version of the application that brought it, empty when unknown
 */
record AbsentPart(String kind, String name, Instant since, String model, String version) {

	/** No column is called like this. */
	static final String MARK = "\t";

	private static final String SEPARATOR = "\n";

	private static final int PARTS = 5;

	/** Write it as one word, which versions that do not know it take for a column. */
	String word() {
		return Stream.of(this.kind, String.valueOf(this.since.toEpochMilli()), this.model, this.version, this.name)
			.collect(Collectors.joining(SEPARATOR, MARK, ""));
	}

	static boolean isWord(String word) {
		return word.startsWith(MARK);
	}

	static AbsentPart of(String word) {
		List<String> parts = List.of(word.substring(MARK.length()).split(SEPARATOR, PARTS));
		return new AbsentPart(parts.get(0), parts.get(4), Instant.ofEpochMilli(Long.parseLong(parts.get(1))),
				parts.get(2), parts.get(3));
	}

	Place in(QualifiedName object) {
		return new Place(this.kind, object, this.name);
	}

}
