package io.schemasync.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.schemasync.dialect.Place;
import io.schemasync.schema.QualifiedName;

/**
 * Puts what could go into an order in which everything comes after what needs it, and
 * leaves the order as it is otherwise.
 */
final class RemovalOrder {

	private final Set<Place> places;

	/** Kinds of relations share their names. */
	private final Map<QualifiedName, Place> whole = new HashMap<>();

	RemovalOrder(Collection<Place> places) {
		this.places = new LinkedHashSet<>(places);
		places.stream()
			.filter((place) -> place.part().isEmpty())
			.forEach((place) -> this.whole.put(place.object(), place));
	}

	/** Find what goes together with a place: itself, or all that it is a part of. */
	List<Place> listed(Place place) {
		return Stream.of(place, this.whole.getOrDefault(place.object(), place))
			.filter(this.places::contains)
			.distinct()
			.toList();
	}

	/**
	 * Return all places.
	 * @param needing finds what needs a place, whether it is listed or not
	 */
	List<Place> after(Function<Place, Stream<Place>> needing) {
		Set<Place> visited = new HashSet<>();
		Set<Place> ordered = new LinkedHashSet<>();
		this.places.forEach((place) -> visit(place, needing, visited, ordered));
		return List.copyOf(ordered);
	}

	private void visit(Place place, Function<Place, Stream<Place>> needing, Set<Place> visited, Set<Place> ordered) {
		if (visited.add(place)) {
			needing.apply(place)
				.flatMap((other) -> listed(other).stream())
				.forEach((other) -> visit(other, needing, visited, ordered));
			ordered.add(place);
		}
	}

}
