package io.schemasync.plan;

import java.util.List;

import io.schemasync.dialect.Usage;

/**
 * Something that could go, for a person to decide.
 *
 * @param unmapped what it is, since when nobody maps it, and what took its place
 * @param usage what the database knows about whether it is still needed
 * @param obstacles why it must not go yet, empty if it may
 * @param statements what would remove it, in order: what depends on it first
 */
public record Removal(Unmapped unmapped, Usage usage, List<String> obstacles, List<String> statements) {

	public Removal {
		obstacles = List.copyOf(obstacles);
		statements = List.copyOf(statements);
	}

}
