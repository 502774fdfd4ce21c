package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.Past;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Words the way to another type while replicas of two versions write: the annotations
 * that give the attribute a column beside the one of today.
 */
final class AnotherColumn {

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> TEXTS = Set.of("character varying", "text");

	/** Their values are not what a text of them says. */
	private static final Set<String> BINARY = Set.of("oid", "bytea");

	private static final Set<String> DAYS = Set.of("date", "timestamp without time zone");

	private static final Set<String> INSTANTS = Set.of("timestamp with time zone");

	private static final Set<String> BOOLEANS = Set.of("boolean");

	private AnotherColumn() {
	}

	/**
	 * Word the way, if there is one for this column.
	 * @param name a free name
	 */
	static Optional<String> between(Table table, Column from, Column to, String name, Circumstances circumstances) {
		if (!from.name().matches("[a-z_][a-z0-9_]*")) {
			return Optional.empty();
		}
		String forward = conversion(PostgreSqlNames.quote(from.name()), from.type(), to.type());
		String back = conversion(PostgreSqlNames.quote(name), to.type(), from.type());
		boolean known = Conversion.known(from, to).isPresent();
		String inverse = isCast(back, name, to.type(), from.type()) ? null : back;
		Past past = known ? new Past(List.of(from.name()), null)
				: new Past(List.of(from.name()), forward, inverse, true, null);
		Column successor = to.withName(name).withOrigin(to.origin().withPast(past));
		return new InStepRendering(new Change.KeepInStep(table, from, successor), circumstances).obstacle().isEmpty()
				? Optional.of("@RenamedFrom(" + java(from.name()) + ")" + (known ? "" : backfill(forward, inverse)))
				: Optional.empty();
	}

	private static String backfill(String forward, @Nullable String inverse) {
		return (inverse == null) ? " @Backfill(" + java(forward) + ")"
				: " @Backfill(value = " + java(forward) + ", inverse = " + java(inverse) + ")";
	}

	private static String java(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/** What is a cast alone need not be said of the way back. */
	private static boolean isCast(String back, String name, ColumnType from, ColumnType to) {
		return back.equals(PostgreSqlNames.quote(name) + "::" + SqlClauses.type(to))
				|| new Conversion(from, to, null, null).known();
	}

	private static String conversion(String value, ColumnType from, ColumnType to) {
		String type = SqlClauses.type(to);
		if (isIn(TEXTS, from) && isIn(TEXTS, to) && !to.arguments().isEmpty()) {
			return "left(" + value + ", " + to.arguments().get(0).trim() + ")";
		}
		if (isIn(BOOLEANS, from) && isIn(NUMBERS, to)) {
			return value + "::integer";
		}
		if (isIn(NUMBERS, from) && isIn(BOOLEANS, to)) {
			return value + " <> 0";
		}
		if (isIn(DAYS, from) && isIn(INSTANTS, to)) {
			return value + (from.name().equals("date") ? "::timestamp" : "") + " at time zone 'UTC'";
		}
		if (isIn(INSTANTS, from) && isIn(DAYS, to)) {
			return to.name().equals("date") ? "(" + value + " at time zone 'UTC')::date"
					: value + " at time zone 'UTC'";
		}
		if (from.dimensions() > 0 && to.dimensions() > 0) {
			return value + "::text::" + type;
		}
		return casts(from, to) ? value + "::" + type : "<" + value + " as " + type + ">";
	}

	private static boolean casts(ColumnType from, ColumnType to) {
		boolean text = isIn(TEXTS, from) && !isIn(BINARY, to) || isIn(TEXTS, to) && !isIn(BINARY, from);
		return text || isIn(NUMBERS, from) && isIn(NUMBERS, to) || isIn(DAYS, from) && isIn(DAYS, to)
				|| from.name().equals(to.name()) && from.dimensions() == to.dimensions();
	}

	private static boolean isIn(Set<String> types, ColumnType type) {
		return type.dimensions() == 0 && types.contains(type.name());
	}

}
