package io.schemasync.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an application says about how a table or a column of the desired schema came to
 * be.
 *
 * @param formerNames names that it may have in older databases, the latest first
 * @param backfill expression for the rows that are older than the column, {@code null}
 * without one
 * @param inverse expression for the former column while both are kept in step,
 * {@code null} for the same value
 * @param needed whether the application cannot do without the value in older rows
 * @param computation what finds their values in place of an expression, {@code null} for
 * none
 */
public record Past(List<String> formerNames, @Nullable String backfill, @Nullable String inverse, boolean needed,
		@Nullable Computation computation) {

	/** Nothing is said. */
	public static final Past NONE = new Past(List.of(), null);

	public Past {
		formerNames = List.copyOf(formerNames);
	}

	/**
	 * Tell one backfill from others.
	 * @param column name of the column that it fills
	 * @return a text that is another one for another column or expression
	 */
	public String filling(String column) {
		return column + ((this.computation != null) ? " by " + this.computation.name() : " = " + this.backfill);
	}

	/**
	 * Create a past without a way back.
	 * @param formerNames names that it may have in older databases, the latest first
	 * @param backfill expression for the rows that are older than the column
	 */
	public Past(List<String> formerNames, @Nullable String backfill) {
		this(formerNames, backfill, null, false, null);
	}

	/**
	 * Tell whether anything is said about the rows that are older than the column.
	 * @return whether they are to be filled
	 */
	public boolean fills() {
		return this.backfill != null || this.computation != null;
	}

	/**
	 * Say that the application cannot do without the value.
	 * @param backfill expression for the rows that are older than the column
	 * @return the same past, with that expression
	 */
	public Past neededAs(String backfill) {
		return new Past(this.formerNames, backfill, this.inverse, true, this.computation);
	}

	/**
	 * Say what finds the values of older rows.
	 * @param computation what finds them
	 * @return the same past, with that
	 */
	public Past computedBy(Computation computation) {
		return new Past(this.formerNames, this.backfill, this.inverse, this.needed, computation);
	}

}
