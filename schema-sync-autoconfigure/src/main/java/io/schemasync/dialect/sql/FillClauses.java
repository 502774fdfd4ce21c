package io.schemasync.dialect.sql;

import java.util.List;

import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.Computation;

/** The pieces of the statements that fill a column of the rows of today. */
public final class FillClauses {

	private final Change.Fill fill;

	private final Identifiers names;

	/**
	 * Create the pieces.
	 * @param fill what to fill
	 * @param names how names are spelled
	 */
	public FillClauses(Change.Fill fill, Identifiers names) {
		this.fill = fill;
		this.names = names;
	}

	/**
	 * Say what is done, as one statement: it is carried out in batches.
	 * @param keyless whether rows can be told apart without a key
	 * @return the statement, with a hazard where it cannot be divided
	 */
	public List<Statement> statements(boolean keyless) {
		Computation computation = this.fill.column().origin().past().computation();
		String sql = (computation != null) ? words(computation)
				: "update " + this.names.quote(this.fill.name()) + " set " + assignment() + " where " + condition();
		if ((!keyless || computation != null) && key().isEmpty()) {
			return List.of(Statement.online(sql,
					new TableHazards(this.fill.table()).of(HazardCode.UNSUPPORTED,
							"Table " + this.fill.name() + " has no primary key by which to fill "
									+ this.fill.column().name() + " in batches. Give it one"
									+ ((computation != null) ? "." : ", or run the statement at a quiet time."))));
		}
		return List.of(new Statement(sql, Phase.ONLINE, List.of()));
	}

	/** No script can do it, and none stops here. */
	private String words(Computation computation) {
		return "-- " + this.fill.name() + "." + this.fill.column().name() + " is filled in Java by "
				+ computation.name() + ", which a script cannot call: let the application do it";
	}

	/**
	 * Say which value a row gets.
	 * @return what stands behind {@code set}
	 */
	public String assignment() {
		return column() + " = " + this.fill.expression();
	}

	/**
	 * Say which rows get one.
	 * @return what stands behind {@code where}
	 */
	public String condition() {
		return column() + " is null and (" + this.fill.expression() + ") is not null";
	}

	/**
	 * Return what the rows are filled with.
	 * @return the expression
	 */
	public String expression() {
		return this.fill.expression();
	}

	/**
	 * Spell the column.
	 * @return its name
	 */
	public String column() {
		return this.names.quote(this.fill.column().name());
	}

	/**
	 * Find columns that tell rows apart and are never null: by them the batches follow
	 * each other.
	 * @return the columns of the primary key, or of a unique rule that is as good; empty
	 * if there is none
	 */
	public List<String> key() {
		return this.fill.table().rowKey().stream().map(Column::name).toList();
	}

	/**
	 * Return a column of the key.
	 * @param name its name
	 * @return the column as it is
	 */
	public Column keyColumn(String name) {
		return this.fill.table()
			.column(name)
			.orElseThrow(() -> new IllegalArgumentException(this.fill.name() + " has no column " + name));
	}

	/**
	 * Say which rows come behind a place.
	 * @param place the expressions of the place, as many as the key has columns
	 * @return a condition
	 */
	public String behind(List<String> place) {
		return row(key().stream().map(this.names::quote).toList()) + " > " + row(place);
	}

	private static String row(List<String> values) {
		return (values.size() == 1) ? values.get(0) : "(" + String.join(", ", values) + ")";
	}

}
