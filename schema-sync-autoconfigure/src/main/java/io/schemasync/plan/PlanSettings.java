package io.schemasync.plan;

import java.time.Duration;
import java.util.List;

import io.schemasync.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * What influences a plan under {@code additive}.
 *
 * @param exclude patterns ({@code schema.table}, with {@code *}) of tables to leave alone
 * @param ignoreUnmapped patterns of tables that are not even reported
 * @param failOnNullIntoPrimitive whether to fail before anything is changed when old rows
 * would hold null in a Java primitive
 * @param widen whether to widen types at once
 * @param relaxUnmapped whether to relax any unmapped column that would make inserts fail
 * @param rewriteLimit size in bytes up to which a table may be rewritten
 * @param probeTimeout longest time to look for rows that break a new rule
 * @param tightenAfter how long a model must have been here before stricter rules follow
 * @param replicated whether tables of a publication get new columns, because the
 * subscribers have them already
 * @param otherIncrement whether the application copes with sequences that count in
 * another step than the model says
 * @param grantee role that gets the rights to work with what is created, {@code null} for
 * none
 * @param counts whether to count the rows that break a rule, however long that takes
 * @param createOnly whether to create missing tables and nothing else
 * @param renames what to do about what was renamed
 */
public record PlanSettings(List<String> exclude, List<String> ignoreUnmapped, boolean failOnNullIntoPrimitive,
		boolean widen, boolean relaxUnmapped, long rewriteLimit, Duration probeTimeout, Duration tightenAfter,
		boolean replicated, boolean otherIncrement, @Nullable String grantee, boolean counts, boolean createOnly,
		Renames renames) {

	/** The defaults of the properties of the same names. */
	public static final PlanSettings DEFAULTS = new PlanSettings(List.of(),
			List.of("*.flyway_schema_history", "*.databasechangelog", "*.databasechangeloglock", "*.batch_*",
					"*.spring_session*", "*.qrtz_*", "*.shedlock", "*.event_publication*"),
			true, true, false, 100L * 1024 * 1024, Duration.ofSeconds(5), Duration.ofMinutes(15), false, false, null,
			false, false, Renames.EXPAND);

	/**
	 * Create settings for an application that works with its own role on tables which
	 * nobody replicates.
	 * @param exclude patterns of tables to leave alone
	 * @param ignoreUnmapped patterns of tables that are not even reported
	 * @param failOnNullIntoPrimitive whether to fail when old rows would hold null in a
	 * Java primitive
	 * @param widen whether to widen types at once
	 * @param relaxUnmapped whether to relax any unmapped column
	 * @param rewriteLimit size in bytes up to which a table may be rewritten
	 * @param probeTimeout longest time to look for rows that break a new rule
	 * @param tightenAfter how long a model must have been here
	 */
	public PlanSettings(List<String> exclude, List<String> ignoreUnmapped, boolean failOnNullIntoPrimitive,
			boolean widen, boolean relaxUnmapped, long rewriteLimit, Duration probeTimeout, Duration tightenAfter) {
		this(exclude, ignoreUnmapped, failOnNullIntoPrimitive, widen, relaxUnmapped, rewriteLimit, probeTimeout,
				tightenAfter, false, false, null, false, false, Renames.EXPAND);
	}

	public PlanSettings {
		exclude = List.copyOf(exclude);
		ignoreUnmapped = List.copyOf(ignoreUnmapped);
	}

	/**
	 * Let sequences count in other steps than the model says.
	 * @param otherIncrement whether the application copes with that
	 * @return the same settings but for this
	 */
	public PlanSettings withOtherIncrement(boolean otherIncrement) {
		return with(otherIncrement, this.grantee, this.counts, this.createOnly, this.renames);
	}

	/**
	 * Let another role work with what is created.
	 * @param grantee the role, {@code null} for none
	 * @return the same settings but for this
	 */
	public PlanSettings withGrantee(@Nullable String grantee) {
		return with(this.otherIncrement, grantee, this.counts, this.createOnly, this.renames);
	}

	/**
	 * Ask for the number of rows that break a rule.
	 * @param counts whether to count
	 * @return the same settings but for this
	 */
	public PlanSettings withCounts(boolean counts) {
		return with(this.otherIncrement, this.grantee, counts, this.createOnly, this.renames);
	}

	/**
	 * Create missing tables and leave those that are there alone.
	 * @return the same settings but for this
	 */
	public PlanSettings withCreationOnly() {
		return with(this.otherIncrement, this.grantee, this.counts, true, this.renames);
	}

	/**
	 * Say what to do about what was renamed.
	 * @param renames what to do
	 * @return the same settings but for this
	 */
	public PlanSettings withRenames(Renames renames) {
		return with(this.otherIncrement, this.grantee, this.counts, this.createOnly, renames);
	}

	private PlanSettings with(boolean otherIncrement, @Nullable String grantee, boolean counts, boolean createOnly,
			Renames renames) {
		return new PlanSettings(this.exclude, this.ignoreUnmapped, this.failOnNullIntoPrimitive, this.widen,
				this.relaxUnmapped, this.rewriteLimit, this.probeTimeout, this.tightenAfter, this.replicated,
				otherIncrement, grantee, counts, createOnly, renames);
	}

	/** Written out, because every start asks: what a record brings starts slowly. */
	@Override
	public String toString() {
		return "exclude=" + this.exclude + ", ignoreUnmapped=" + this.ignoreUnmapped + ", failOnNullIntoPrimitive="
				+ this.failOnNullIntoPrimitive + ", widen=" + this.widen + ", relaxUnmapped=" + this.relaxUnmapped
				+ ", rewriteLimit=" + this.rewriteLimit + ", probeTimeout=" + this.probeTimeout.toNanos()
				+ ", tightenAfter=" + this.tightenAfter.toNanos() + ", replicated=" + this.replicated
				+ ", otherIncrement=" + this.otherIncrement + ", grantee=" + this.grantee + ", counts=" + this.counts
				+ ", createOnly=" + this.createOnly + ", renames=" + this.renames;
	}

	/**
	 * Tell whether an object is to be left alone, mapped or not.
	 * @param name the object's name
	 * @return whether a pattern of {@link #exclude} matches
	 */
	public boolean excludes(QualifiedName name) {
		return !this.exclude.isEmpty() && new NamePatterns(this.exclude).match(name);
	}

	/**
	 * What becomes of tables and columns of which the model says that they were renamed.
	 */
	public enum Renames {

		/** They answer to both names while replicas of the version before run. */
		EXPAND,

		/** They get the new name at once; replicas of the version before fail. */
		RENAME,

		/** A person does it. */
		WITHHOLD

	}

}
