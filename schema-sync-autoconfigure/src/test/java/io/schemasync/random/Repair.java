package io.schemasync.random;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.schemasync.random.Part.Slot;

/**
 * Leaves out of a model what Hibernate refuses, so that the rest is of use.
 */
final class Repair {

	private static final int ATTEMPTS = 8;

	private static final String QUOTE_ALL = "hibernate.globally_quoted_identifiers";

	private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']|[a-z]+_?\\d+", Pattern.CASE_INSENSITIVE);

	private Repair() {
	}

	/** Verdict on the model or on what is left of it when it is accepted. */
	static Attempt check(Property property, RandomModel model) {
		RandomModel rest = model;
		Verdict verdict = property.check(rest);
		for (int i = 0; i < ATTEMPTS && verdict.refused() != null; i++) {
			RandomModel less = less(rest, verdict.refused());
			if (less.sources().isEmpty() || less.equals(rest)) {
				break;
			}
			rest = less;
			verdict = property.check(rest);
		}
		return new Attempt(rest, verdict);
	}

	/** Names that are quoted twice are the setting's fault. */
	private static RandomModel less(RandomModel model, String message) {
		if (message.contains("zero-length delimited identifier") && model.settings().containsKey(QUOTE_ALL)) {
			return model.withoutSetting(QUOTE_ALL);
		}
		return culprit(model, message).map(model::without).orElse(model);
	}

	/** The part that the message names or quotes, or else the last that is not a type. */
	private static Optional<Part> culprit(RandomModel model, String message) {
		List<Part> parts = model.parts().stream().filter((part) -> !part.key().equals(part.owner())).toList();
		Comparator<Part> byLength = Comparator.comparingInt((part) -> name(part).length());
		return parts.stream()
			.filter((part) -> mentions(message, part) || aggregate(message, part))
			.max(byLength)
			.or(() -> quoted(message).flatMap((word) -> parts.stream().filter((part) -> contains(part, word)))
				.findFirst())
			.or(() -> parts.stream().reduce((first, second) -> second));
	}

	/** Words between quotation marks and those with a number, the longest first. */
	private static Stream<String> quoted(String message) {
		return QUOTED.matcher(message)
			.results()
			.map((match) -> (match.group(1) != null) ? match.group(1) : match.group())
			.filter((word) -> word.length() > 2)
			.sorted(Comparator.comparingInt(String::length).reversed());
	}

	private static boolean contains(Part part, String word) {
		String plain = word.replace("_", "").toLowerCase();
		return part.text().values().stream().anyMatch((text) -> text.replace("_", "").toLowerCase().contains(plain));
	}

	/** Hibernate fails without a word on an aggregate in a table of a concrete class. */
	private static boolean aggregate(String message, Part part) {
		return message.startsWith("UnsupportedOperation")
				&& (part.feature().equals("struct") || part.feature().equals("json embeddable"));
	}

	private static boolean mentions(String message, Part part) {
		return part.text().containsKey(Slot.MEMBER) && name(part).length() > 1 && message.contains(name(part));
	}

	private static String name(Part part) {
		return part.key().substring(part.key().lastIndexOf('.') + 1);
	}

	/**
	 * What came of it.
	 *
	 * @param model the model, or what is left of it
	 * @param verdict the verdict on it
	 */
	record Attempt(RandomModel model, Verdict verdict) {
	}

}
