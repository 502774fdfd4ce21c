package io.schemasync.execute;

import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Probing;
import org.jspecify.annotations.Nullable;

/**
 * What to make of a database, and in whose name.
 *
 * @param desired where the desired schema comes from
 * @param recreate whether to drop and create rather than to add
 * @param owner the name under which the books are kept
 * @param environment name of the environment, empty for none
 * @param bookkeepingSchema schema of the bookkeeping tables, {@code null} for the
 * connection's current one
 * @param applicationVersion version of the application for the history, empty if unknown
 * @param planSettings what influences the plan
 * @param settings what influences its execution
 * @param listener is told what happens
 * @param application how the application reaches the database, {@code null} if by the
 * same connections
 * @param probing whether the rows are asked about stricter rules
 * @param approval which plan may be carried out
 */
public record Assignment(DesiredSchema desired, boolean recreate, String owner, String environment,
		@Nullable String bookkeepingSchema, String applicationVersion, PlanSettings planSettings,
		ExecutionSettings settings, SyncListener listener, @Nullable ApplicationAccess application, Probing probing,
		Approval approval) {

	/**
	 * Create an assignment to carry out whichever plan is found.
	 * @param desired where the desired schema comes from
	 * @param recreate whether to drop and create rather than to add
	 * @param owner the name under which the books are kept
	 * @param environment name of the environment, empty for none
	 * @param bookkeepingSchema schema of the bookkeeping tables
	 * @param applicationVersion version of the application for the history
	 * @param planSettings what influences the plan
	 * @param settings what influences its execution
	 * @param listener is told what happens
	 * @param application how the application reaches the database
	 * @param probing whether the rows are asked about stricter rules
	 */
	public Assignment(DesiredSchema desired, boolean recreate, String owner, String environment,
			@Nullable String bookkeepingSchema, String applicationVersion, PlanSettings planSettings,
			ExecutionSettings settings, SyncListener listener, @Nullable ApplicationAccess application,
			Probing probing) {
		this(desired, recreate, owner, environment, bookkeepingSchema, applicationVersion, planSettings, settings,
				listener, application, probing, Approval.ANYTHING);
	}

	Assignment grantingTo(String role) {
		return new Assignment(this.desired, this.recreate, this.owner, this.environment, this.bookkeepingSchema,
				this.applicationVersion, this.planSettings.withGrantee(role), this.settings, this.listener,
				this.application, this.probing, this.approval);
	}

	/** Let another listener hear of it. */
	Assignment heardBy(SyncListener listener) {
		return new Assignment(this.desired, this.recreate, this.owner, this.environment, this.bookkeepingSchema,
				this.applicationVersion, this.planSettings, this.settings, listener, this.application, this.probing,
				this.approval);
	}

	Assignment approved(Approval approval) {
		return new Assignment(this.desired, this.recreate, this.owner, this.environment, this.bookkeepingSchema,
				this.applicationVersion, this.planSettings, this.settings, this.listener, this.application,
				this.probing, approval);
	}

}
