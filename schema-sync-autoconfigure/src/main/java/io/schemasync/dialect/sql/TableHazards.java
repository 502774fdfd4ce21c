package io.schemasync.dialect.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Table;

/** Words the hazards of one table. */
public class TableHazards {

	private final Table table;

	/**
	 * Create it.
	 * @param table the table as it is
	 */
	public TableHazards(Table table) {
		this.table = table;
	}

	/**
	 * Word a hazard.
	 * @param code the kind
	 * @param effect what it would do
	 * @return the hazard
	 */
	public final Hazard of(HazardCode code, String effect) {
		return new Hazard(code, effect, this.table.facts());
	}

	/**
	 * Say that values may not fit another type.
	 * @param column the column
	 * @param from its type
	 * @param to the other type
	 * @return the hazard
	 */
	public final Hazard narrows(String column, String from, String to) {
		return of(HazardCode.NARROWS, "Values of " + this.table.name() + "." + column + " that fit " + from
				+ " may not fit " + to + ". " + anotherColumn(column));
	}

	/**
	 * Say that values would be understood in another way.
	 * @param column the column
	 * @param from what they are
	 * @param to what they would be
	 * @return the hazard
	 */
	public final Hazard meaning(String column, String from, String to) {
		return of(HazardCode.MEANING_CHANGES, "Values of " + this.table.name() + "." + column + " would mean something "
				+ "else as " + to + " than as " + from + ". Add a new column and convert the values explicitly.");
	}

	/** Word how the values of an attribute get into a column of another type. */
	private String anotherColumn(String column) {
		boolean key = this.table.primaryKey() == null || this.table.primaryKey().columns().contains(column);
		boolean filled = this.table.column(column)
			.filter((it) -> it.generated() == null && !it.identity().generates())
			.isPresent();
		return (key || !filled || !written(column).matches("[a-z_][a-z0-9_]*"))
				? "Add a new column, copy the values, then switch."
				: "Give the attribute another column, filled from this one while no replica of the version before "
						+ "runs: @Backfill(\"" + written(column) + "\") " + named(column) + ".";
	}

	/** Word the annotation that gives an attribute another column. */
	protected final String named(String column) {
		return (isReference(column) ? "@JoinColumn" : "@Column") + "(name = \"" + written(freeName(column)) + "\")";
	}

	/** Spell a name as people do where the database folds it. */
	private static String written(String name) {
		return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
	}

	/** Tell whether a column points to another table. */
	protected final boolean isReference(String column) {
		return this.table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column));
	}

	/** Find a name for a column that takes the place of another. */
	protected final String freeName(String column) {
		String stem = column.replaceFirst("_\\d{1,3}$", "");
		int number = 2;
		while (this.table.column(stem + "_" + number).isPresent()) {
			number++;
		}
		return stem + "_" + number;
	}

	/**
	 * Say what another name means for those who know the old one.
	 * @param what what gets it, such as {@code table customer}
	 * @return the hazard
	 */
	public final Hazard renamed(String what) {
		return of(HazardCode.RENAMED, "Replicas of the version before fail on " + what
				+ " from this moment; for a rolling deploy use schemasync.additive.renames=expand.");
	}

	/**
	 * Say that another rule is in force.
	 * @param rule the rule
	 * @return the hazard
	 */
	public final Hazard replaces(String rule) {
		return of(HazardCode.REPLACES_RULE, "The database holds another rule in its place: " + rule
				+ ". Replace it by hand if the new one is meant.");
	}

	/**
	 * Say what it means that a check takes the place of another.
	 * @param old the check of today
	 * @param check the other
	 * @return the hazards, none for a wider list of constants
	 */
	public final List<Hazard> replaces(CheckConstraint old, CheckConstraint check) {
		Set<String> before = old.values();
		Set<String> after = check.values();
		if (before == null || after == null) {
			return List.of(replaces("check (" + old.expression() + ")"));
		}
		if (!after.containsAll(before)) {
			Set<String> gone = new TreeSet<>(before);
			gone.removeAll(after);
			return List.of(of(HazardCode.NARROWS,
					"Rows of " + this.table.name() + " may hold " + String.join(", ", gone) + " in "
							+ String.join(", ", check.columns())
							+ ", which the entity no longer knows. Replace the check by hand once no row does."));
		}
		boolean ordinal = before.stream().allMatch((value) -> value.matches("-?\\d+"));
		return ordinal
				? List.of(of(HazardCode.ORDINAL_ENUM,
						"Constants of " + this.table.name() + "." + String.join(", ", check.columns())
								+ " are stored by their position: this is right only if the new ones stand last."))
				: List.of();
	}

}
