package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The persistence units that were synchronised, for everything that shows them. Safe for
 * use by several threads.
 */
public final class SyncedUnits implements AutoCloseable {

	private final Map<String, SyncedUnit> units = new ConcurrentSkipListMap<>();

	SyncedUnits() {
	}

	void add(SyncedUnit unit) {
		this.units.put(unit.name(), unit);
	}

	/**
	 * Return all units.
	 * @return the units by name
	 */
	public List<SyncedUnit> all() {
		return new ArrayList<>(this.units.values());
	}

	/**
	 * Return one unit.
	 * @param name bean name of the entity manager factory
	 * @return the unit, {@code null} if there is none of this name
	 */
	public @Nullable SyncedUnit find(String name) {
		return this.units.get(name);
	}

	/** Stop whatever goes on in the background; the next start goes on from there. */
	@Override
	public void close() {
		this.units.values().forEach(SyncedUnit::stop);
	}

}
