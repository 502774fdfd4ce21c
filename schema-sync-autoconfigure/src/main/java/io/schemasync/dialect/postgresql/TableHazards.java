package io.schemasync.dialect.postgresql;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.schema.Table;

/** Words the hazards of one table. */
final class TableHazards {

	private final Table table;

	TableHazards(Table table) {
		this.table = table;
	}

	Hazard of(HazardCode code, String effect) {
		return new Hazard(code, effect, this.table.facts());
	}

	Hazard rewrite(String column) {
		return of(HazardCode.TABLE_REWRITE, "Every row of " + this.table.name() + " would be rewritten for column "
				+ column + ", and nobody could read or write the table meanwhile (ACCESS EXCLUSIVE).");
	}

	Hazard narrows(String column, String from, String to) {
		return of(HazardCode.NARROWS, "Values of " + this.table.name() + "." + column + " that fit " + from
				+ " may not fit " + to + ". Add a new column, copy the values, then switch.");
	}

	Hazard meaning(String column, String from, String to) {
		return of(HazardCode.MEANING_CHANGES, "Values of " + this.table.name() + "." + column + " would mean something "
				+ "else as " + to + " than as " + from + ". Add a new column and convert the values explicitly.");
	}

	Hazard replaces(String rule) {
		return of(HazardCode.REPLACES_RULE, "The database holds another rule in its place: " + rule
				+ ". Replace it by hand if the new one is meant.");
	}

	/** The server refuses while something uses the column, rows or no rows. */
	Hazard dependents(String column) {
		return of(HazardCode.DEPENDENT_OBJECT,
				"The server does not change the type of " + this.table.name() + "." + column + " while this uses it: "
						+ String.join(", ", this.table.facts().dependents(column))
						+ ". Drop that, change the type, and create it again, in one transaction.");
	}

	Hazard cachedPlan(String column) {
		return of(HazardCode.CACHED_PLAN, "Prepared SELECTs of running replicas that read " + this.table.name() + "."
				+ column + " fail once (0A000).");
	}

}
