package io.schemasync.dialect.sql;

import java.util.List;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;

/** Gives other names, in the words that most databases know. */
public final class RenameRendering {

	private final String database;

	private final Identifiers names;

	/**
	 * Create it.
	 * @param database name of the database
	 * @param names how it spells names
	 */
	public RenameRendering(String database, Identifiers names) {
		this.database = database;
		this.names = names;
	}

	/**
	 * Rename a table.
	 * @param change the change
	 * @return the statement, with a hazard that withholds it if the table has to answer
	 * to the old name, too
	 */
	public List<Statement> table(Change.Rename change) {
		Table table = (Table) change.from();
		Hazard hazard = change.bridged() ? new Hazard(HazardCode.UNSUPPORTED,
				"Replicas of the version before would fail on " + table.name() + ", because schema-sync lets no "
						+ "table of " + this.database + " answer to two names. Start once with "
						+ "schemasync.additive.renames=rename while none of them runs",
				TableFacts.NONE) : new TableHazards(table).renamed("table " + table.name());
		return List.of(Statement.of("alter table " + this.names.quote(table.name()) + " rename to "
				+ this.names.quote(change.to().name().name()), hazard));
	}

	/**
	 * Rename a column.
	 * @param change the change
	 * @param words what stands between the names, with a place for each
	 * @return the statement
	 */
	public List<Statement> column(Change.RenamePart change, String words) {
		Table table = change.table();
		return List
			.of(Statement.of(
					"alter table " + this.names.quote(table.name()) + " "
							+ words.formatted(this.names.quote(change.from().name()),
									this.names.quote(change.to().name())),
					new TableHazards(table).renamed("column " + table.name() + "." + change.from().name())));
	}

}
