package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.execute.KeyedRows.Place;
import org.jspecify.annotations.Nullable;

/**
 * Rows that got no value: how many, which for example, and why the first of them did not.
 */
final class Unfilled {

	/** More are not worth the time: it is the expression that has to change. */
	static final int MOST = 1000;

	private static final int NAMED = 5;

	private final List<Place> named = new ArrayList<>();

	private long count;

	private @Nullable String reason;

	void add(Place place, String reason) {
		this.count++;
		if (this.named.size() < NAMED) {
			this.named.add(place);
		}
		if (this.reason == null) {
			this.reason = reason;
		}
	}

	boolean isEmpty() {
		return this.count == 0;
	}

	/** Tell whether to leave it at that. */
	boolean isEnough() {
		return this.count >= MOST;
	}

	/** Say how many and which. */
	String rows() {
		if (this.count == 1) {
			return "the row with the key (" + this.named.get(0) + ")";
		}
		return (isEnough() ? "at least " : "") + FillProgress.number(this.count) + " rows, such as those with the keys "
				+ keys();
	}

	/** Name some of them. */
	String keys() {
		return this.named.stream().map((place) -> "(" + place + ")").collect(Collectors.joining(", "));
	}

	/** Say what the first of them met with. */
	String reason() {
		return (this.reason != null) ? this.reason : "";
	}

}
