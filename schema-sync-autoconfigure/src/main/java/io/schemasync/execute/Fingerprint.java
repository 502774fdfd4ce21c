package io.schemasync.execute;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.plan.Unmapped;
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

	Fingerprint {
		unmapped = List.copyOf(unmapped);
	}

	String text() {
		return Stream
			.concat(Stream.of(this.value, String.valueOf(this.matched)), this.unmapped.stream().map(Fingerprint::line))
			.collect(Collectors.joining("\n"));
	}

	private static String line(Unmapped unmapped) {
		return Stream.of(unmapped.kind(), unmapped.object(), unmapped.note(), unmapped.sql())
			.map(StampText::escape)
			.collect(Collectors.joining(StampText.SEPARATOR));
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
		return new Unmapped(words.get(0), words.get(1), words.get(2), words.get(3));
	}

}
