package io.schemasync.scenario;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How H2 spells what the scenarios call otherwise. */
final class H2Spelling {

	private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b(?!:)");

	private static final Pattern QUOTE = Pattern.compile("(@\\w+\\([^()]*\\))|\"");

	/** Words in capitals that are no names. */
	private static final Set<String> WORDS = Set.of("NOT", "NULL", "OLDER_MODEL", "CANCELLED", "PAID", "REFUNDED",
			"NEW", "H2");

	private H2Spelling() {
	}

	static String of(String planText) {
		String lower = NAME.matcher(planText)
			.replaceAll((name) -> WORDS.contains(name.group()) ? name.group() : name.group().toLowerCase(Locale.ROOT));
		return QUOTE.matcher(lower)
			.replaceAll((found) -> (found.group(1) != null) ? Matcher.quoteReplacement(found.group(1)) : "")
			.replace("public.", "")
			.replaceAll("constraint_[0-9a-f]+(_\\d+)?", "constraint_n")
			.replace("character varying", "varchar")
			.replaceAll("timestamp with time zone(\\(\\d\\))?", "timestamptz$1")
			.replaceAll("timestamp(\\(\\d\\))? with time zone", "timestamptz$1");
	}

}
