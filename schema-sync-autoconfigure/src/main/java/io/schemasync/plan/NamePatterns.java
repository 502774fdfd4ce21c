package io.schemasync.plan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.schemasync.schema.QualifiedName;

/** Patterns of the form {@code schema.table}, with {@code *} for anything. */
final class NamePatterns {

	private final List<Pattern> patterns;

	NamePatterns(List<String> patterns) {
		this.patterns = patterns.stream().map(NamePatterns::compile).toList();
	}

	private static Pattern compile(String pattern) {
		String full = pattern.contains(".") ? pattern : "*." + pattern;
		String[] literals = full.toLowerCase(Locale.ROOT).split("\\*", -1);
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < literals.length; i++) {
			regex.append((i > 0) ? ".*" : "").append(Pattern.quote(literals[i]));
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	boolean match(QualifiedName name) {
		String text = ((name.schema() != null) ? name.schema() : "") + "." + name.name();
		String lower = text.toLowerCase(Locale.ROOT);
		return this.patterns.stream().anyMatch((pattern) -> pattern.matcher(lower).matches());
	}

}
