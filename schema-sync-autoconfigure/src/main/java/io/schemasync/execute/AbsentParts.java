package io.schemasync.execute;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Place;
import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.execute.Stamp.SeenModel;
import io.schemasync.plan.Absence;
import io.schemasync.plan.Absences;
import io.schemasync.plan.Unmapped;
import org.jspecify.annotations.Nullable;

/** Keeps since when something is not mapped any more: with the object that it is of. */
final class AbsentParts {

	private AbsentParts() {
	}

	/**
	 * Take down what a new model does not map.
	 * @param objects what was mapped at any time
	 * @param unmapped what the database has and the model does not map
	 * @param model the model
	 * @param version version of the application that brings it
	 */
	static List<MappedObject> taken(Collection<MappedObject> objects, List<Unmapped> unmapped, SeenModel model,
			String version) {
		Map<Object, Set<Place>> places = new HashMap<>();
		unmapped.stream()
			.flatMap((it) -> Stream.ofNullable(it.place()))
			.forEach((place) -> places.computeIfAbsent(key(place), (object) -> new HashSet<>()).add(place));
		return objects.stream()
			.map((object) -> object.with(absent(object, places.getOrDefault(object.key(), Set.of()), model, version)))
			.toList();
	}

	/** Tell which object a place is in. */
	static Object key(Place place) {
		return MappedObject.key(place.part().isEmpty() ? kind(place) : Kind.TABLE, place.object());
	}

	private static Kind kind(Place place) {
		return switch (place.kind()) {
			case "sequence" -> Kind.SEQUENCE;
			case "enum type", "composite type" -> Kind.TYPE;
			default -> Kind.TABLE;
		};
	}

	private static Set<AbsentPart> absent(MappedObject object, Set<Place> places, SeenModel model, String version) {
		Map<Place, AbsentPart> known = object.absent()
			.stream()
			.collect(Collectors.toMap((part) -> part.in(object.name()), (part) -> part, (one, other) -> one));
		return places.stream()
			.map((place) -> known.getOrDefault(place,
					new AbsentPart(place.kind(), place.part(), model.firstSeen(), model.hash(), version)))
			.collect(Collectors.toSet());
	}

	/**
	 * Return what is known.
	 * @param newest the newest model, if it is the one that is asked for
	 */
	static Absences of(Collection<MappedObject> objects, @Nullable SeenModel newest) {
		Map<Place, Absence> recorded = new HashMap<>();
		Set<Place> former = new HashSet<>();
		for (MappedObject object : objects) {
			object.absent()
				.forEach((part) -> recorded.put(part.in(object.name()),
						new Absence(false, part.since(), part.model(), part.version())));
			places(object).forEach(former::add);
		}
		return new Absences(recorded, former,
				(newest != null) ? new Absence(true, newest.firstSeen(), newest.hash(), "") : null);
	}

	private static Stream<Place> places(MappedObject object) {
		return switch (object.kind()) {
			case SEQUENCE -> Stream.of(new Place("sequence", object.name()));
			case TYPE -> Stream.of(new Place("enum type", object.name()), new Place("composite type", object.name()));
			case TABLE, STATEMENT, FILL, FRESH -> Stream.empty();
		};
	}

}
