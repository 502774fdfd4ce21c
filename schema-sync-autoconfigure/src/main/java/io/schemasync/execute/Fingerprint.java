package io.schemasync.execute;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Place;
import io.schemasync.plan.Absence;
import io.schemasync.plan.Unmapped;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What an owner keeps to tell at one glance that a database still is as it was when it
 * was in sync.
 *
 * @param value changes with the catalog, and with whatever else a plan depends on
 * @param matched number of objects that matched
 * @param unmapped what no entity mapped
 */
record Fingerprint(String value, int matched, List<Unmapped> unmapped) {

	/** Versions before wrote four. */
	private static final int WORDS = 13;

	Fingerprint {
		unmapped = List.copyOf(unmapped);
	}

	String text() {
		return Stream
			.concat(Stream.of(this.value, String.valueOf(this.matched)), this.unmapped.stream().map(Fingerprint::line))
			.collect(Collectors.joining("\n"));
	}

	private static String line(Unmapped unmapped) {
		return Stream
			.concat(Stream.of(unmapped.kind(), unmapped.object(), unmapped.note(), unmapped.sql()), more(unmapped))
			.map(StampText::escape)
			.collect(Collectors.joining(StampText.SEPARATOR));
	}

	/** Where it is, since when, and what took its place. */
	private static Stream<String> more(Unmapped unmapped) {
		Place place = unmapped.place();
		if (place == null) {
			return Stream.empty();
		}
		Absence absence = unmapped.absence();
		String schema = place.object().schema();
		return Stream.of((schema != null) ? schema : "", place.object().name(), place.part(),
				absence.mappedBefore() ? "mapped" : "",
				(absence.since() != null) ? String.valueOf(absence.since().toEpochMilli()) : "", absence.model(),
				absence.version(), (unmapped.supersededBy() != null) ? unmapped.supersededBy() : "", place.kind());
	}

	/** Read what was kept; nothing where it is not understood. */
	static Optional<Fingerprint> of(@Nullable String text) {
		if (text == null) {
			return Optional.empty();
		}
		List<String> lines = text.lines().toList();
		try {
			return Optional.of(new Fingerprint(lines.get(0), Integer.parseInt(lines.get(1)),
					lines.stream().skip(2).map(Fingerprint::unmapped).toList()));
		}
		catch (IndexOutOfBoundsException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static Unmapped unmapped(String line) {
		List<String> words = Arrays.stream(line.split(StampText.SEPARATOR, -1)).map(StampText::unescape).toList();
		if (words.size() < WORDS) {
			return new Unmapped(words.get(0), words.get(1), words.get(2), words.get(3));
		}
		QualifiedName object = new QualifiedName(words.get(4).isEmpty() ? null : words.get(4), words.get(5));
		return new Unmapped(words.get(0), words.get(1), words.get(2), words.get(3),
				new Place(words.get(12), object, words.get(6)),
				new Absence(!words.get(7).isEmpty(),
						words.get(8).isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(words.get(8))),
						words.get(9), words.get(10)),
				words.get(11).isEmpty() ? null : words.get(11));
	}

}
