package io.schemasync.boot.actuate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

	private final Set<String> gauged = ConcurrentHashMap.newKeySet();

	SchemaSyncMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onApplicationEvent(SchemaSyncRunEvent event) {
		SyncedUnit unit = event.getUnit();
		// From the beginning: what first appears as 1 has not increased
		Timer failures = applied(unit, "failed");
		if (event instanceof SchemaSyncedEvent synced) {
			timer(unit, synced.getOutcome()).record(synced.getOutcome().duration());
		}
		else {
			failures.record(unit.lastRun().duration());
		}
		if (this.gauged.add(unit.name())) {
			gauges(unit);
		}
	}

	private void gauges(SyncedUnit unit) {
		gauge("schemasync.steps", "Steps that would be applied now, or are withheld", unit,
				(it) -> left(it, (plan) -> plan.applicable().size()), "decision", "apply");
		gauge("schemasync.steps", "Steps that would be applied now, or are withheld", unit,
				(it) -> left(it, (plan) -> plan.withheld().size()), "decision", "withheld");
		gauge("schemasync.unmapped", "Objects that no entity maps", unit,
				(it) -> left(it, (plan) -> plan.unmapped().size()));
		gauge("schemasync.running", "Whether this instance works on the schema", unit,
				(it) -> it.lastRun().running() ? 1 : 0);
	}

	private Timer timer(SyncedUnit unit, Outcome outcome) {
		return (outcome instanceof Outcome.Planned || outcome instanceof Outcome.Unchanged)
				? timer("schemasync.plan", "Runs that changed nothing", unit, outcome.word())
				: applied(unit, outcome.word());
	}

	private Timer applied(SyncedUnit unit, String outcome) {
		return timer("schemasync.apply", "Runs that changed the schema, or tried to", unit, outcome);
	}

	private Timer timer(String name, String description, SyncedUnit unit, String outcome) {
		return Timer.builder(name)
			.description(description)
			.tags("unit", unit.name(), "outcome", outcome)
			.register(this.registry);
	}

	private void gauge(String name, String description, SyncedUnit unit, ToDoubleFunction<SyncedUnit> value,
			String... tags) {
		Gauge.builder(name, unit, value)
			.description(description)
			.tag("unit", unit.name())
			.tags(tags)
			.register(this.registry);
	}

	private static double left(SyncedUnit unit, ToIntFunction<Plan> count) {
		Outcome outcome = unit.lastRun().outcome();
		return (outcome != null) ? count.applyAsInt(outcome.remaining()) : Double.NaN;
	}

}
