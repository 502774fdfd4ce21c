package io.schemasync.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

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
 */
public record ModelHistory(boolean olderModel, boolean otherModel, Duration present,
		Map<QualifiedName, Set<String>> formerColumns) {

	/** Nothing is known: the first start. */
	public static final ModelHistory NONE = new ModelHistory(false, false, Duration.ZERO, Map.of());

	public ModelHistory {
		formerColumns = Map.copyOf(formerColumns);
	}

	/** Tell whether a column was mapped at any time. */
	boolean mapped(QualifiedName table, String column) {
		return this.formerColumns.getOrDefault(table, Set.of()).contains(column);
	}

}
