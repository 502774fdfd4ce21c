package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Past;
import org.jspecify.annotations.Nullable;

/**
 * How values of a column become those of its successor and, as far as they can, become
 * what they were again.
 *
 * @param from the type of the version before
 * @param to the type of this version
 * @param expression what the application says that the values become, {@code null} if it
 * says nothing
 * @param inverse what it says about the way back
 */
record Conversion(ColumnType from, ColumnType to, @Nullable String expression, @Nullable String inverse) {

	private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

	private static final List<String> TEXTS = List.of("character varying", "text");

	private static final Map<String, String> LIMITS = Map.of("smallint", "between -32768 and 32767", "integer",
			"between -2147483648 and 2147483647");

	static Conversion between(Column from, Column to) {
		Past past = to.origin().past();
		Conversion plain = new Conversion(from.type(), to.type(), null, null);
		boolean says = past.backfill() != null && !known(from, to).filter(past.backfill()::equals).isPresent();
		return says ? new Conversion(from.type(), to.type(), past.backfill(), past.inverse()) : plain;
	}

	/** Return what a value becomes by itself, if it does. */
	static Optional<String> known(Column from, Column to) {
		Conversion plain = new Conversion(from.type(), to.type(), null, null);
		return plain.known() ? Optional.of(plain.forward(PostgreSqlNames.quote(from.name()))) : Optional.empty();
	}

	/** Tell whether each value has one of the other type that means the same. */
	boolean known() {
		return custom() || same() || widens() || texts();
	}

	/** Tell whether each value of the new type has one of the former. */
	boolean total() {
		return !custom() && (same() || texts());
	}

	/** Tell whether the application says how, in an expression that may fail. */
	boolean custom() {
		return this.expression != null;
	}

	private boolean same() {
		return this.from.equals(this.to);
	}

	private boolean widens() {
		boolean plain = this.from.dimensions() == 0 && this.to.dimensions() == 0;
		return plain && INTEGERS.contains(this.from.name())
				&& INTEGERS.indexOf(this.to.name()) > INTEGERS.indexOf(this.from.name());
	}

	private boolean texts() {
		return this.from.name().equals("character varying") && TEXTS.contains(this.to.name())
				&& TypeChange.between(this.from, this.to) == TypeChange.FREE;
	}

	/** Return a value of the new type, which may fail if the application says how. */
	String forward(String value) {
		if (this.expression != null) {
			return "(select (%s)::%s from (select new.*) as this_row)".formatted(this.expression,
					SqlClauses.type(this.to));
		}
		return same() ? value : value + "::" + SqlClauses.type(this.to);
	}

	/** Return the value of the former type that is nearest, null if there is none. */
	String backward(String value) {
		if (this.inverse != null) {
			return "(select (%s)::%s from (select new.*) as this_row)".formatted(this.inverse,
					SqlClauses.type(this.from));
		}
		if (same()) {
			return value;
		}
		if (widens()) {
			return "case when %s %s then %1$s::%s end".formatted(value, LIMITS.get(this.from.name()),
					SqlClauses.type(this.from));
		}
		return (texts() && !this.from.arguments().isEmpty())
				? "left(" + value + ", " + this.from.arguments().get(0).trim() + ")"
				: value + "::" + SqlClauses.type(this.from);
	}

	/** Return a condition over both columns that holds where they may be out of step. */
	String differ(String former, String column) {
		return custom() ? "%s is not null or %s is not null".formatted(former, column)
				: "record_image_ne(row(%s), row(%s))".formatted(forward(former), column);
	}

}
