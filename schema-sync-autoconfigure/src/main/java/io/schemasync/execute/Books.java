package io.schemasync.execute;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the bookkeeping table said.
 *
 * @param stamps the stamps of all owners
 * @param unreadable why it could not be read, {@code null} when it could or does not
 * exist
 */
record Books(List<Stamp> stamps, @Nullable String unreadable) {

	static final Books EMPTY = new Books(List.of(), null);

	Books {
		stamps = List.copyOf(stamps);
	}

	Optional<Stamp> of(String owner) {
		return this.stamps.stream().filter((stamp) -> stamp.owner().equals(owner)).findFirst();
	}

	List<Stamp> ofOthers(String owner) {
		return this.stamps.stream().filter((stamp) -> !stamp.owner().equals(owner)).toList();
	}

}
