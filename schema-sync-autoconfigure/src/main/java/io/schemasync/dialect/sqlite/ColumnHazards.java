package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Table;

/** Judges changes of columns beyond what it costs to make the table anew. */
final class ColumnHazards {

	private final Table table;

	private final boolean rows;

	private final TableHazards hazards;

	ColumnHazards(Table table, boolean rows) {
		this.table = table;
		this.rows = rows;
		this.hazards = new TableHazards(table);
	}

	List<Hazard> of(Change.AlterColumn change) {
		List<Hazard> found = new ArrayList<>();
		String name = this.table.name() + "." + change.to().name();
		if (change.aspects().contains(ColumnAspect.STORAGE)) {
			found.add(CreateRendering.unsupported("the storage of " + name));
		}
		if (!this.rows) {
			return found;
		}
		if (change.aspects().contains(ColumnAspect.TYPE)) {
			found.addAll(type(change.from(), change.to()));
		}
		if (change.aspects().contains(ColumnAspect.COLLATION)) {
			found.add(this.hazards.of(HazardCode.MEANING_CHANGES, "Other values of " + name
					+ " would count as equal. Make the table anew by hand if that is meant."));
		}
		if (change.aspects().contains(ColumnAspect.GENERATED) && change.from().generated() == null) {
			found.add(this.hazards.of(HazardCode.DATA_LOSS,
					"The values of " + name + " would give way to generated ones."));
		}
		return found;
	}

	private List<Hazard> type(Column from, Column to) {
		String before = SqlClauses.type(from.type());
		String after = SqlClauses.type(to.type());
		PrimaryKey key = this.table.primaryKey();
		boolean number = key != null && key.columns().equals(List.of(to.name())) && after.equals("integer");
		return switch (TypeChange.between(from.type(), to.type())) {
			case WIDENS -> List.of();
			case NARROWS -> (number && TypeChange.isInteger(from.type())) ? List.of()
					: List.of(this.hazards.narrows(to.name(), before, after));
			case MEANING -> List.of(this.hazards.meaning(to.name(), before, after));
		};
	}

}
