package io.schemasync.schema;

import java.util.List;
import java.util.Map;

import io.schemasync.schema.Sequence.Feed;
import org.jspecify.annotations.Nullable;

/**
 * Row that a new table begins with: the numbers of a generator.
 *
 * @param insert statement that writes it
 * @param values its values as SQL, by column; empty if they are not known
 * @param counter the column from which numbers are drawn, {@code null} if not known
 * @param increment how many numbers are drawn at once
 * @param feeds the columns whose values come from it, as far as known
 */
public record InitialRow(String insert, Map<String, String> values, @Nullable String counter, long increment,
		List<Feed> feeds) {

	public InitialRow {
		values = Map.copyOf(values);
		feeds = List.copyOf(feeds);
	}

	public InitialRow withFeeds(List<Feed> feeds) {
		return new InitialRow(this.insert, this.values, this.counter, this.increment, feeds);
	}

}
