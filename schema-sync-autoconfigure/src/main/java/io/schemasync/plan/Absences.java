package io.schemasync.plan;

import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Place;
import org.jspecify.annotations.Nullable;

/**
 * What the books remember of what models do not map any more.
 *
 * @param recorded what was found when a model was first seen
 * @param former objects that a model mapped at some time, tables and their columns aside
 * @param newest the newest model, if it is the one at hand: what it does not map is
 * unmapped since it was first seen, or longer; {@code null} if it is not
 */
public record Absences(Map<Place, Absence> recorded, Set<Place> former, @Nullable Absence newest) {

	/** Nothing is remembered. */
	public static final Absences NONE = new Absences(Map.of(), Set.of(), null);

	public Absences {
		recorded = Map.copyOf(recorded);
		former = Set.copyOf(former);
	}

	/**
	 * Find out since when something is unmapped. Books that an earlier version of
	 * schema-sync wrote say only that it was mapped once.
	 */
	Absence of(Place place, boolean mappedBefore) {
		Absence known = this.recorded.get(place);
		boolean former = mappedBefore || this.former.contains(place);
		if (known != null) {
			return new Absence(former, known.since(), known.model(), known.version());
		}
		return (former && this.newest != null)
				? new Absence(true, this.newest.since(), this.newest.model(), this.newest.version())
				: new Absence(former, null, "", "");
	}

}
