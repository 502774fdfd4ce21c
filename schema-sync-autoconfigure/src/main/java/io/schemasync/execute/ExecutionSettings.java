package io.schemasync.execute;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What influences how a plan is carried out.
 *
 * @param lockWait longest wait for another replica
 * @param lockTimeout longest time that the transaction may hold up traffic while it waits
 * for locks
 * @param lockBudget longest time for all attempts together
 * @param statementTimeout longest run of one statement of the transactional phase
 * @param history whether to write the history table
 * @param recreateWhenChanged whether {@code recreate} drops nothing while the schema
 * matches
 * @param recreateMappedOnly whether {@code recreate} spares what this owner created
 * earlier and no entity maps today
 * @param recreateForce token of a refusal, which overrides the guard once
 */
public record ExecutionSettings(Duration lockWait, Duration lockTimeout, Duration lockBudget, Duration statementTimeout,
		boolean history, boolean recreateWhenChanged, boolean recreateMappedOnly, @Nullable String recreateForce) {

	/** The defaults of the properties of the same names. */
	public static final ExecutionSettings DEFAULTS = new ExecutionSettings(Duration.ofMinutes(10),
			Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(30), true, false, false, null);

}
