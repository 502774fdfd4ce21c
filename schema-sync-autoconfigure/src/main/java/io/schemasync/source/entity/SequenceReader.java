package io.schemasync.source.entity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Sequence;

/**
 * Reads a sequence.
 */
final class SequenceReader {

	private static final Pattern CACHE = Pattern.compile("\\bcache\\s+(\\d+)", Pattern.CASE_INSENSITIVE);

	private final Model model;

	SequenceReader(Model model) {
		this.model = model;
	}

	Sequence read(org.hibernate.boot.model.relational.Sequence sequence) {
		QualifiedName name = this.model.names().qualified(sequence.getName());
		String options = (sequence.getOptions() != null) ? sequence.getOptions().strip() : "";
		return new Sequence(name, sequence.getInitialValue(), sequence.getIncrementSize(), cache(options),
				options.isEmpty() ? options : CACHE.matcher(options).replaceAll("").strip(),
				this.model.origins().feeds(name), this.model.origins().ofSequence(name));
	}

	private static long cache(String options) {
		if (options.isEmpty()) {
			return 1;
		}
		Matcher matcher = CACHE.matcher(options);
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 1;
	}

}
