package io.schemasync.plan;

import java.time.Instant;
import java.util.List;

import io.schemasync.dialect.Server;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds that a model does not need, and what would remove it. Nothing of
 * it is ever run.
 *
 * @param server the server
 * @param removals what could go, in an order that works
 * @param since since when the server counts reads and writes, {@code null} when it does
 * not say
 * @param notes what the figures mean, and what they cannot say
 */
public record Contraction(Server server, List<Removal> removals, @Nullable Instant since, List<String> notes) {

	public Contraction {
		removals = List.copyOf(removals);
		notes = List.copyOf(notes);
	}

}
