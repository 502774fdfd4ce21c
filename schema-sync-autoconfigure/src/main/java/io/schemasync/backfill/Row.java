package io.schemasync.backfill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Row that has no value yet.
 *
 * @param values what {@link ColumnBackfill#reads()} asks for, by attribute, as the entity
 * would hold it
 */
public record Row(Map<String, ? extends @Nullable Object> values) {

	public Row {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/**
	 * Return the value of an attribute.
	 * @param <T> its type
	 * @param attribute the name as in {@link ColumnBackfill#reads()}
	 * @param type its type
	 * @return the value, {@code null} if there is none
	 * @throws IllegalArgumentException if the attribute was not asked for
	 */
	public <T> @Nullable T get(String attribute, Class<T> type) {
		if (!this.values.containsKey(attribute)) {
			throw new IllegalArgumentException(
					"'" + attribute + "' was not read, only " + this.values.keySet() + ": name it in reads()");
		}
		return type.cast(this.values.get(attribute));
	}

}
