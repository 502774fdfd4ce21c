package io.schemasync.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a database knows about whether some objects are still needed.
 *
 * @param of what it knows, by place
 * @param since since when the server counts, {@code null} when it does not say
 * @param notes what the figures mean, and what they cannot say
 */
public record Usages(Map<Place, Usage> of, @Nullable Instant since, List<String> notes) {

	/** Nothing was asked for. */
	public static final Usages NONE = new Usages(Map.of(), null, List.of());

	public Usages {
		of = Map.copyOf(of);
		notes = List.copyOf(notes);
	}

	/**
	 * Say that nothing is known.
	 * @param note why not
	 * @return no figures
	 */
	public static Usages unknown(String note) {
		return new Usages(Map.of(), null, List.of(note));
	}

	/**
	 * Return what is known about one object.
	 * @param place where it is
	 * @return what is known
	 */
	public Usage of(Place place) {
		return this.of.getOrDefault(place, Usage.UNKNOWN);
	}

}
