package io.schemasync.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.schemasync.boot.view.UnitView;
import io.schemasync.boot.SyncedUnit;

/**
 * Plans of the moment, each computed once in a while however many clients ask.
 */
final class LivePlans {

	private final Duration maxAge;

	private final Map<String, UnitView> views = new ConcurrentHashMap<>();

	LivePlans(Duration maxAge) {
		this.maxAge = maxAge;
	}

	UnitView of(SyncedUnit unit) {
		// Holds other askers for the same unit back until the answer is there
		return this.views.compute(unit.name(),
				(name, known) -> (known != null && isFresh(known, unit)) ? known : UnitView.of(unit));
	}

	/** Look again the next time. */
	void forget(SyncedUnit unit) {
		this.views.remove(unit.name());
	}

	private boolean isFresh(UnitView view, SyncedUnit unit) {
		return view.at().plus(this.maxAge).isAfter(Instant.now()) && !view.at().isBefore(unit.lastRun().endedAt());
	}

}
