package io.schemasync.source.entity;

import org.jspecify.annotations.Nullable;

/**
 * Texts that Hibernate puts between quotes without escaping, so that the mapping holds
 * them escaped.
 */
final class Literals {

	private Literals() {
	}

	/** Return what the database will hold: an empty comment is none. */
	static @Nullable String content(@Nullable String literal) {
		return (literal != null && !literal.isEmpty()) ? literal.replace("''", "'") : null;
	}

}
