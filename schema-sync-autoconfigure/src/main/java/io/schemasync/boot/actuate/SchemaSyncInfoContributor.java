package io.schemasync.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.boot.SyncedUnit;
import io.schemasync.boot.SyncedUnits;
import io.schemasync.boot.view.UnitStatus;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Contributor of the environment and of how each unit's database was left by the last
 * run. It never asks a database.
 */
final class SchemaSyncInfoContributor implements InfoContributor {

	private final SyncedUnits units;

	SchemaSyncInfoContributor(SyncedUnits units) {
		this.units = units;
	}

	@Override
	public void contribute(Info.Builder builder) {
		List<SyncedUnit> all = this.units.all();
		if (!all.isEmpty()) {
			Map<String, Object> details = new LinkedHashMap<>();
			all.forEach((unit) -> details.put(unit.name(), details(unit)));
			builder.withDetail("schemasync", Map.of("environment", all.get(0).environment(), "units", details));
		}
	}

	private static Map<String, String> details(SyncedUnit unit) {
		Map<String, String> details = new LinkedHashMap<>();
		details.put("strategy", unit.strategy());
		details.put("mode", unit.mode());
		details.put("status", UnitStatus.of(unit.lastRun()).name());
		return details;
	}

}
