package io.schemasync.boot.actuate;

import java.util.function.Function;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.schemasync.boot.SchemaSyncRunEvent;
import io.schemasync.boot.SchemaSyncedEvent;
import io.schemasync.boot.SyncedUnit;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;

import org.springframework.context.ApplicationListener;

/**
 * Meters of what runs do: the timer {@code schemasync.apply} of those that changed
 * something or tried to, the timer {@code schemasync.plan} of all others, and gauges of
 * what is left.
 */
final class SchemaSyncMetrics implements ApplicationListener<SchemaSyncRunEvent> {

	private final MeterRegistry registry;

	SchemaSyncMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onApplicationEvent(SchemaSyncRunEvent event) {
		SyncedUnit unit = event.getUnit();
		if (event instanceof SchemaSyncedEvent synced) {
			Outcome outcome = synced.getOutcome();
			boolean plan = outcome instanceof Outcome.Planned || outcome instanceof Outcome.Unchanged;
			String result = (outcome instanceof Outcome.Planned) ? "planned" : (outcome instanceof Outcome.Unchanged)
					? "unchanged" : (outcome instanceof Outcome.Continues) ? "continues" : "applied";
			this.registry.timer(plan ? "schemasync.plan" : "schemasync.apply", "unit", unit.name(), "outcome", result)
				.record(outcome.duration());
		}
		else {
			this.registry.timer("schemasync.apply", "unit", unit.name(), "outcome", "failed")
				.record(unit.lastRun().duration());
		}
		gauge("schemasync.steps", unit, "apply", (plan) -> plan.applicable().size());
		gauge("schemasync.steps", unit, "withheld", (plan) -> plan.withheld().size());
		Gauge.builder("schemasync.unmapped", unit, (it) -> left(it, (plan) -> plan.unmapped().size()))
			.tag("unit", unit.name())
			.register(this.registry);
	}

	private void gauge(String name, SyncedUnit unit, String decision, Function<Plan, Integer> count) {
		Gauge.builder(name, unit, (it) -> left(it, count))
			.tag("unit", unit.name())
			.tag("decision", decision)
			.register(this.registry);
	}

	private static double left(SyncedUnit unit, Function<Plan, Integer> count) {
		Outcome outcome = unit.lastRun().outcome();
		return (outcome != null) ? count.apply(outcome.remaining()) : Double.NaN;
	}

}
