package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.sql.TableHazards;
import io.schemasync.schema.Table;

/**
 * Says how changes of one table run while others use it. A table without rows is changed
 * without ado; otherwise the statement names the algorithm, so that the server refuses
 * rather than stops the traffic where it would have to.
 */
final class Online extends TableHazards {

	private final Table table;

	private final boolean rows;

	private final boolean mySql;

	Online(Table table, Circumstances circumstances) {
		super(table);
		this.table = table;
		this.rows = circumstances.rows(table.name());
		this.mySql = Flavour.isMySql(circumstances.server());
	}

	boolean rows() {
		return this.rows;
	}

	boolean isMySql() {
		return this.mySql;
	}

	/** Only one of the server's engines can change tables while they are used. */
	private boolean canStayInUse() {
		String options = Texts.lower(this.table.options());
		return options.isEmpty() || (options.contains("engine=innodb") && !options.contains("row_format=compressed"));
	}

	/** Change what only the catalog knows. */
	Statement instantly(String action, Hazard... hazards) {
		if (!this.rows) {
			return Statement.of(alter(action), hazards);
		}
		if (!canStayInUse()) {
			return copying(action, hazards);
		}
		return Statement.of(alter(action) + ", algorithm=instant", hazards);
	}

	/** Change what MySQL calls in-place and MariaDB instant. */
	Statement atOnce(String action, Hazard... hazards) {
		return (this.mySql && this.rows && canStayInUse())
				? Statement.of(alter(action) + ", algorithm=inplace, lock=none", hazards) : instantly(action, hazards);
	}

	/** Change what takes time beside the traffic, before the application starts. */
	Statement inPlaceFirst(String action, Hazard... hazards) {
		Statement statement = inPlace(action, hazards);
		return new Statement(statement.sql(), Phase.TRANSACTIONAL, statement.hazards());
	}

	/** Change what takes time beside the traffic. */
	Statement inPlace(String action, Hazard... hazards) {
		if (!this.rows) {
			return Statement.of(alter(action), hazards);
		}
		if (!canStayInUse()) {
			return copying(action, hazards);
		}
		return new Statement(alter(action) + ", algorithm=inplace, lock=none", Phase.ONLINE, List.of(hazards));
	}

	private Statement copying(String action, Hazard... hazards) {
		List<Hazard> all = new ArrayList<>(List.of(hazards));
		all.add(waits("the whole table is copied, as it is no plain InnoDB table"));
		return new Statement(alter(action), Phase.TRANSACTIONAL, all);
	}

	/** Change what needs a copy of the table, which nobody can write meanwhile. */
	Statement copying(String action, Hazard hazard) {
		return this.rows ? Statement.of(alter(action), hazard) : Statement.of(alter(action));
	}

	Hazard rewrite(String column) {
		return of(HazardCode.TABLE_REWRITE, "Every row of " + this.table.name() + " would be copied for column "
				+ column
				+ ", and nobody could write the table meanwhile (ALGORITHM=COPY). Instead, by hand: add another column, "
				+ "copy the values in batches, then swap the names; or use a tool such as gh-ost or "
				+ "pt-online-schema-change.");
	}

	Hazard waits(String why) {
		return of(HazardCode.WRITES_WAIT, "Nobody could write " + this.table.name() + " meanwhile: " + why + ".");
	}

	String alter(String action) {
		return Clauses.alter(this.table.name(), action);
	}

}
