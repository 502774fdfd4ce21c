package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Place;

/** What the books say against dropping something. */
final class Claims {

	private final Situation situation;

	private final String owner;

	Claims(Situation situation, String owner) {
		this.situation = situation;
		this.owner = owner;
	}

	/** Say why something must not go, as far as the books tell. */
	List<String> obstacles(Place place) {
		Books books = this.situation.books();
		if (books.unreadable() != null) {
			return List.of("The books cannot be read, so a newer version or another application may map it.");
		}
		List<String> obstacles = new ArrayList<>();
		books.of(this.owner).ifPresent((stamp) -> obstacles.addAll(own(stamp, place)));
		books.ofOthers(this.owner)
			.stream()
			.filter((stamp) -> maps(stamp, place))
			.forEach((stamp) -> obstacles.add("'%s' maps it.".formatted(stamp.owner())));
		return obstacles;
	}

	private List<String> own(Stamp stamp, Place place) {
		if (stamp.newestIs(this.situation.model())) {
			return List.of();
		}
		if (stamp.knows(this.situation.model())) {
			return List.of("A newer model was here, which may map it: ask the newest version of the application.");
		}
		boolean named = place.part().isEmpty() || place.kind().equals("column");
		return (named && maps(stamp, place))
				? List.of("The version before this one may map it, and this one has not been here yet.") : List.of();
	}

	/** Of rules and indexes nothing is known: they stay with whoever maps the table. */
	private static boolean maps(Stamp stamp, Place place) {
		Object key = AbsentParts.key(place);
		return stamp.objects()
			.stream()
			.filter((object) -> object.key().equals(key)
					&& object.absent().stream().noneMatch((part) -> part.in(object.name()).equals(place)))
			.anyMatch((object) -> !place.kind().equals("column") || object.columns().contains(place.part()));
	}

}
