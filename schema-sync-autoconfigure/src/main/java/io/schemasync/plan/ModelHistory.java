package io.schemasync.plan;

import java.time.Duration;
import java.util.Set;

import io.schemasync.schema.QualifiedName;

/**
 * What the bookkeeping remembers of the models that this owner brought to this database.
 *
 * @param olderModel whether this model was here before, and another one since: an old
 * version of the application starts beside a newer one
 * @param otherModel whether any other model of this owner was here
 * @param present how long this model has been here, zero when it is new
 * @param formerColumns columns that this owner's models mapped at any time, as
 * {@code schema.table.column}
 */
public record ModelHistory(boolean olderModel, boolean otherModel, Duration present, Set<String> formerColumns) {

	/** Nothing is known: the first start. */
	public static final ModelHistory NONE = new ModelHistory(false, false, Duration.ZERO, Set.of());

	public ModelHistory {
		formerColumns = Set.copyOf(formerColumns);
	}

	/**
	 * Spell a column for {@link #formerColumns()}.
	 * @param table the table
	 * @param column the column
	 * @return the key
	 */
	public static String key(QualifiedName table, String column) {
		return table + "." + column;
	}

}
