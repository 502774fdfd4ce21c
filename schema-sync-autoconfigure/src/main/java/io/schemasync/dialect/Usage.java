package io.schemasync.dialect;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a database knows about whether something is still needed.
 *
 * @param bytes how much it takes, {@code null} when unknown
 * @param estimated whether that is an estimate
 * @param activity how often it was read and written, {@code null} when unknown
 * @param lastWrite when a replica of an earlier version last wrote it, {@code null} where
 * nothing keeps that
 * @param dependents what else would go, goes first, keeps it, or mentions it
 */
public record Usage(@Nullable Long bytes, boolean estimated, @Nullable Activity activity, @Nullable Instant lastWrite,
		List<Dependent> dependents) {

	/** The database does not say. */
	public static final Usage UNKNOWN = new Usage(null, false, null, null, List.of());

	public Usage {
		dependents = List.copyOf(dependents);
	}

	/**
	 * How often something was read and written, as the server counts it for all sessions
	 * together.
	 *
	 * @param ofTable whether the figures are those of the whole table, because the server
	 * keeps none for its parts
	 * @param reads scans, of a table or of an index
	 * @param writes rows inserted, changed and deleted, -1 where that is not counted
	 * @param lastRead when it was last read, {@code null} when unknown or never
	 */
	public record Activity(boolean ofTable, long reads, long writes, @Nullable Instant lastRead) {
	}

	/**
	 * Something that has to do with it.
	 *
	 * @param role what dropping it means for this
	 * @param kind what it is, such as {@code view}
	 * @param name its name for people
	 * @param place where it is, {@code null} where that cannot be told from its name
	 * @param sql the statement that removes it first, empty where there is none to run
	 */
	public record Dependent(Role role, String kind, String name, @Nullable Place place, String sql) {

		/**
		 * Let it keep what it depends on.
		 * @return the same in another role
		 */
		public Dependent keeping() {
			return new Dependent(Role.KEEPS, this.kind, this.name, this.place, "");
		}

		/**
		 * Let it go before by itself.
		 * @return the same in another role
		 */
		public Dependent goingBefore() {
			return new Dependent(Role.GOES_FIRST, this.kind, this.name, this.place, "");
		}

	}

	/** What dropping something means for what depends on it. */
	public enum Role {

		/** It must be dropped before. */
		GOES_FIRST,

		/** It goes with it. */
		GOES_ALONG,

		/** It has to be changed by a person before. */
		KEEPS,

		/** Its text mentions the name: a guess. */
		MENTIONS

	}

}
