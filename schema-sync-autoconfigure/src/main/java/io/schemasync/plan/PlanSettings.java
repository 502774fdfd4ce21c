package io.schemasync.plan;

import java.time.Duration;
import java.util.List;

import io.schemasync.schema.QualifiedName;

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
 */
public record PlanSettings(List<String> exclude, List<String> ignoreUnmapped, boolean failOnNullIntoPrimitive,
		boolean widen, boolean relaxUnmapped, long rewriteLimit, Duration probeTimeout, Duration tightenAfter) {

	/** The defaults of the properties of the same names. */
	public static final PlanSettings DEFAULTS = new PlanSettings(List.of(),
			List.of("*.flyway_schema_history", "*.databasechangelog", "*.databasechangeloglock", "*.batch_*",
					"*.spring_session*", "*.qrtz_*", "*.shedlock", "*.event_publication*"),
			true, true, false, 100L * 1024 * 1024, Duration.ofSeconds(5), Duration.ofMinutes(15));

	public PlanSettings {
		exclude = List.copyOf(exclude);
		ignoreUnmapped = List.copyOf(ignoreUnmapped);
	}

	/**
	 * Tell whether an object is to be left alone, mapped or not.
	 * @param name the object's name
	 * @return whether a pattern of {@link #exclude} matches
	 */
	public boolean excludes(QualifiedName name) {
		return !this.exclude.isEmpty() && new NamePatterns(this.exclude).match(name);
	}

}
