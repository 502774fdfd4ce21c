package io.schemasync.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Place;
import io.schemasync.schema.QualifiedName;

/**
 * What the bookkeeping remembers of the models that this owner brought to this database.
 *
 * @param olderModel whether this model was here before, and another one since: an old
 * version of the application starts beside a newer one
 * @param otherModel whether any other model of this owner was here
 * @param present how long this model has been here, zero when it is new
 * @param formerColumns names of the columns that this owner's models mapped at any time,
 * by table
 * @param filled what {@link io.schemasync.schema.Past#filling} says of the columns whose
 * rows were filled, by table
 * @param fresh names of the columns that came with the newest model, by table: others do
 * not know them
 * @param absences since when this owner's models do not map something any more
 */
public record ModelHistory(boolean olderModel, boolean otherModel, Duration present,
		Map<QualifiedName, Set<String>> formerColumns, Map<QualifiedName, Set<String>> filled,
		Map<QualifiedName, Set<String>> fresh, Absences absences) {

	/** Nothing is known: the first start. */
	public static final ModelHistory NONE = new ModelHistory(false, false, Duration.ZERO, Map.of());

	public ModelHistory {
		formerColumns = Map.copyOf(formerColumns);
		filled = Map.copyOf(filled);
		fresh = Map.copyOf(fresh);
	}

	/**
	 * Create a history that does not know since when anything is unmapped.
	 * @param olderModel whether another model was here since
	 * @param otherModel whether any other model was here
	 * @param present how long this model has been here
	 * @param formerColumns names of the columns that were mapped at any time, by table
	 */
	public ModelHistory(boolean olderModel, boolean otherModel, Duration present,
			Map<QualifiedName, Set<String>> formerColumns) {
		this(olderModel, otherModel, present, formerColumns, Map.of(), Map.of(), Absences.NONE);
	}

	/** Tell whether a column was mapped at any time. */
	boolean mapped(QualifiedName table, String column) {
		return this.formerColumns.getOrDefault(table, Set.of()).contains(column);
	}

	/** Tell whether a column came with the newest model. */
	boolean fresh(QualifiedName table, String column) {
		return this.fresh.getOrDefault(table, Set.of()).contains(column);
	}

	/** Find out since when something is unmapped. */
	Absence absence(Place place) {
		boolean mapped = place.part().isEmpty() ? this.formerColumns.containsKey(place.object())
				: mapped(place.object(), place.part());
		return this.absences.of(place, mapped && Set.of("table", "column").contains(place.kind()));
	}

	/** Tell whether a column was filled with this before. */
	boolean filled(QualifiedName table, String filling) {
		return this.filled.getOrDefault(table, Set.of()).contains(filling);
	}

}
