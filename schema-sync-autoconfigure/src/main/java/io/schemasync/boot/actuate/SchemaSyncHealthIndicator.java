package io.schemasync.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.schemasync.boot.view.UnitStatus;
import io.schemasync.boot.SyncedUnits;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of the databases as the last run left them. It never asks a database.
 */
public final class SchemaSyncHealthIndicator extends AbstractHealthIndicator {

	private final SyncedUnits units;

	SchemaSyncHealthIndicator(SyncedUnits units) {
		super("The state of the last run is unknown");
		this.units = units;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<String, String> details = new LinkedHashMap<>();
		this.units.all().forEach((unit) -> details.put(unit.name(), UnitStatus.of(unit.lastRun()).name()));
		builder.up();
		if (details.containsValue(UnitStatus.FAILED.name())) {
			builder.down();
		}
		builder.withDetail("units", details);
	}

}
