package io.schemasync.schema;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are kept, where that is not left to the server.
 *
 * @param strategy where long values go, such as {@code external}; {@code null} for the
 * type's own way
 * @param compression how they are compressed, {@code null} for the server's default
 */
public record ColumnStorage(@Nullable String strategy, @Nullable String compression) {

	/** All is left to the server. */
	public static final ColumnStorage NONE = new ColumnStorage(null, null);

	/**
	 * Tell whether a wish is fulfilled; whoever has none accepts everything.
	 * @param wanted the wish
	 * @return whether there is nothing to do
	 */
	public boolean satisfies(ColumnStorage wanted) {
		return (wanted.strategy == null || wanted.strategy.equals(this.strategy))
				&& (wanted.compression == null || wanted.compression.equals(this.compression));
	}

}
