package io.schemasync.execute;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.execute.Stamp.SeenModel;
import io.schemasync.schema.QualifiedName;

/**
 * Writes the lists of a {@link Stamp} as lines of text, and reads them.
 */
final class StampText {

	static final String SEPARATOR = "\t";

	private StampText() {
	}

	static String ofModels(List<SeenModel> models) {
		return models.stream()
			.map((model) -> model.hash() + " " + model.firstSeen().toEpochMilli())
			.collect(Collectors.joining("\n"));
	}

	static List<SeenModel> models(String text) {
		return text.lines().map((line) -> {
			String[] words = line.split(" ");
			return new SeenModel(words[0], Instant.ofEpochMilli(Long.parseLong(words[1])));
		}).toList();
	}

	/**
	 * Write one line for each object: kind, origin, schema, name and columns, and behind
	 * these what is not mapped any more.
	 */
	static String ofObjects(List<MappedObject> objects) {
		return objects.stream().map(StampText::line).sorted().collect(Collectors.joining("\n"));
	}

	private static String line(MappedObject object) {
		String schema = object.name().schema();
		Stream<String> words = Stream.of(object.kind().name().toLowerCase(Locale.ROOT),
				object.created() ? "created" : "mapped", (schema != null) ? schema : "", object.name().name());
		Stream<String> absent = object.absent().stream().map(AbsentPart::word).sorted();
		return Stream.of(words, new TreeSet<>(object.columns()).stream(), absent)
			.flatMap((all) -> all)
			.map(StampText::escape)
			.collect(Collectors.joining(SEPARATOR));
	}

	static List<MappedObject> objects(String text) {
		return text.lines().map(StampText::object).toList();
	}

	private static MappedObject object(String line) {
		List<String> words = Arrays.asList(line.split(SEPARATOR, -1));
		words.replaceAll(StampText::unescape);
		String schema = words.get(2).isEmpty() ? null : words.get(2);
		Set<String> columns = new HashSet<>(words.subList(4, words.size()));
		Set<AbsentPart> absent = columns.stream()
			.filter(AbsentPart::isWord)
			.map(AbsentPart::of)
			.collect(Collectors.toSet());
		columns.removeIf(AbsentPart::isWord);
		return new MappedObject(Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
				new QualifiedName(schema, words.get(3)), words.get(1).equals("created"), columns, absent);
	}

	static String escape(String word) {
		if (isPlain(word)) {
			return word;
		}
		return word.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A").replace("\r", "%0D");
	}

	private static boolean isPlain(String word) {
		for (int i = 0; i < word.length(); i++) {
			if (word.charAt(i) == '%' || word.charAt(i) < ' ') {
				return false;
			}
		}
		return true;
	}

	static String unescape(String word) {
		return (word.indexOf('%') < 0) ? word
				: word.replace("%0D", "\r").replace("%0A", "\n").replace("%09", "\t").replace("%25", "%");
	}

}
