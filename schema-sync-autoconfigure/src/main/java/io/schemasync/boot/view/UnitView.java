package io.schemasync.boot.view;

import java.time.Instant;
import java.util.function.Supplier;

import io.schemasync.boot.LastRun;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a unit at one moment.
 *
 * @param unit the unit
 * @param plan the plan, {@code null} when it could not be computed
 * @param error why not, {@code null} if it could
 * @param at when that was
 * @param contraction what could go, {@code null} where nobody asked
 */
public record UnitView(SyncedUnit unit, @Nullable Plan plan, @Nullable Throwable error, Instant at,
		@Nullable Contraction contraction) {

	/**
	 * Look at a unit now.
	 * @param unit the unit
	 * @return what there is to know
	 */
	public static UnitView of(SyncedUnit unit) {
		return of(unit, unit::plan);
	}

	/**
	 * Look at a unit now, and ask the rows of its tables.
	 * @param unit the unit
	 * @return what there is to know, with the number of rows that break rules
	 */
	public static UnitView withCounts(SyncedUnit unit) {
		return of(unit, unit::planWithCounts);
	}

	private static UnitView of(SyncedUnit unit, Supplier<Plan> plan) {
		try {
			return new UnitView(unit, plan.get(), null, Instant.now(), null);
		}
		catch (RuntimeException ex) {
			return new UnitView(unit, null, ex, Instant.now(), null);
		}
	}

	/**
	 * Look at what the last run of a unit left.
	 * @param unit the unit
	 * @return what the run knew, without asking the database again
	 */
	public static UnitView afterRun(SyncedUnit unit) {
		LastRun run = unit.lastRun();
		return new UnitView(unit, (run.outcome() != null) ? run.outcome().remaining() : null, run.error(),
				run.endedAt(), null);
	}

	/**
	 * Find out what could go.
	 * @return the same with it, or with the reason why it could not be found out
	 */
	public UnitView withContraction() {
		if (this.plan == null) {
			return this;
		}
		try {
			return with(this.unit.contraction());
		}
		catch (RuntimeException ex) {
			return new UnitView(this.unit, null, ex, this.at, null);
		}
	}

	/**
	 * Add what could go.
	 * @param contraction what could go
	 * @return the same with it
	 */
	public UnitView with(Contraction contraction) {
		return new UnitView(this.unit, this.plan, this.error, this.at, contraction);
	}

	/**
	 * Return how the database stands to the entities.
	 * @return the status
	 */
	public UnitStatus status() {
		LastRun lastRun = this.unit.lastRun();
		if (lastRun.running()) {
			return UnitStatus.RUNNING;
		}
		if (this.plan == null) {
			return UnitStatus.FAILED;
		}
		return (lastRun.error() != null && !this.plan.inSync()) ? UnitStatus.FAILED : UnitStatus.of(this.plan);
	}

}
