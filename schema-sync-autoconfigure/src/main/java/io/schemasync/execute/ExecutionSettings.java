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
 * @param online when the work is done that goes on beside the traffic
 * @param backfill how existing rows are filled
 */
public record ExecutionSettings(Duration lockWait, Duration lockTimeout, Duration lockBudget, Duration statementTimeout,
		boolean history, boolean recreateWhenChanged, boolean recreateMappedOnly, @Nullable String recreateForce,
		OnlineSettings online, BackfillSettings backfill) {

	/** The defaults of the properties of the same names. */
	public static final ExecutionSettings DEFAULTS = new ExecutionSettings(Duration.ofMinutes(10),
			Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(30), true, false, false, null,
			OnlineSettings.DEFAULTS, BackfillSettings.DEFAULTS);

	/**
	 * Create settings of a run that waits for its online work.
	 * @param lockWait longest wait for another replica
	 * @param lockTimeout longest wait for locks on tables
	 * @param lockBudget longest time for all attempts together
	 * @param statementTimeout longest run of one statement of the transactional phase
	 * @param history whether to write the history table
	 * @param recreateWhenChanged whether {@code recreate} drops nothing while the schema
	 * matches
	 * @param recreateMappedOnly whether {@code recreate} spares what no entity maps today
	 * @param recreateForce token of a refusal
	 */
	public ExecutionSettings(Duration lockWait, Duration lockTimeout, Duration lockBudget, Duration statementTimeout,
			boolean history, boolean recreateWhenChanged, boolean recreateMappedOnly, @Nullable String recreateForce) {
		this(lockWait, lockTimeout, lockBudget, statementTimeout, history, recreateWhenChanged, recreateMappedOnly,
				recreateForce, OnlineSettings.DEFAULTS, BackfillSettings.DEFAULTS);
	}

	/**
	 * Return the same settings with another patience for other replicas.
	 * @param lockWait longest wait for another replica
	 * @return the settings
	 */
	public ExecutionSettings withLockWait(Duration lockWait) {
		return new ExecutionSettings(lockWait, this.lockTimeout, this.lockBudget, this.statementTimeout, this.history,
				this.recreateWhenChanged, this.recreateMappedOnly, this.recreateForce, this.online, this.backfill);
	}

	/**
	 * Return the same settings with another choice for the online work.
	 * @param online when that work is done
	 * @return the settings
	 */
	public ExecutionSettings withOnline(OnlineSettings online) {
		return new ExecutionSettings(this.lockWait, this.lockTimeout, this.lockBudget, this.statementTimeout,
				this.history, this.recreateWhenChanged, this.recreateMappedOnly, this.recreateForce, online,
				this.backfill);
	}

	/**
	 * Return the same settings with another pace for filling existing rows.
	 * @param backfill how they are filled
	 * @return the settings
	 */
	public ExecutionSettings withBackfill(BackfillSettings backfill) {
		return new ExecutionSettings(this.lockWait, this.lockTimeout, this.lockBudget, this.statementTimeout,
				this.history, this.recreateWhenChanged, this.recreateMappedOnly, this.recreateForce, this.online,
				backfill);
	}

}
