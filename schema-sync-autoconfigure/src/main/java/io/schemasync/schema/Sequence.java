package io.schemasync.schema;

import java.util.List;

/**
 * Sequence.
 *
 * @param name the name
 * @param start first value
 * @param increment step, which must equal the application's allocation size
 * @param cache number of values that a session takes at once, 1 for none
 * @param options what else the model writes behind a new sequence (bounds, cycle), empty
 * for the ordinary kind; never compared
 * @param feeds the columns whose values come from it, as far as known
 * @param origin the entity that draws from it
 */
public record Sequence(QualifiedName name, long start, long increment, long cache, String options, List<Feed> feeds,
		Origin origin) implements SchemaObject {

	public Sequence {
		feeds = List.copyOf(feeds);
	}

	/**
	 * Create a sequence of which it is not known where its values go.
	 * @param name the name
	 * @param start first value
	 * @param increment step
	 * @param cache number of values that a session takes at once
	 * @param origin the entity that draws from it
	 */
	public Sequence(QualifiedName name, long start, long increment, long cache, Origin origin) {
		this(name, start, increment, cache, "", List.of(), origin);
	}

	public Sequence withName(QualifiedName name) {
		return new Sequence(name, this.start, this.increment, this.cache, this.options, this.feeds, this.origin);
	}

	public Sequence withFeeds(List<Feed> feeds) {
		return new Sequence(this.name, this.start, this.increment, this.cache, this.options, feeds, this.origin);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

	/**
	 * A column whose values come from the sequence.
	 *
	 * @param table the column's table
	 * @param column the column
	 */
	public record Feed(QualifiedName table, String column) {
	}

}
