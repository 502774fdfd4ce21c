package io.schemasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.Past;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/**
 * Finds the columns of which a model says what the rows of today hold. One that may be
 * null is filled once; one that may not, until the database sees to it that it is not.
 */
final class Fills {

	private Fills() {
	}

	/** Return what may have to be filled, which the rows alone can tell. */
	static List<Change> of(Schema current, Schema desired, ModelHistory history) {
		List<Change> fills = new ArrayList<>();
		if (history.olderModel()) {
			return fills;
		}
		for (Table table : desired.tables().values()) {
			for (Column column : table.columns()) {
				Past past = column.origin().past();
				if (past.fills() && column.generated() == null && !column.identity().generates()) {
					Table today = current.tables().get(table.name());
					if (today != null && today.kind().alterable() && isOpen(today, column, history)) {
						fills.add(new Change.Fill(today, column, Objects.requireNonNullElse(past.backfill(), ""),
								column.origin().primitive() || past.needed()));
					}
				}
			}
		}
		return fills;
	}

	private static boolean isOpen(Table today, Column column, ModelHistory history) {
		Optional<Column> there = today.column(column.name());
		if (there.isEmpty()) {
			return true;
		}
		boolean done = column.nullable() && history.filled(today.name(), column.origin().past().filling(column.name()));
		return there.get().nullable() && there.get().generated() == null && !done;
	}

}
