package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * Gives other names. Whatever depends on a table or a column (rules, indexes, views,
 * policies) finds it under its new name, but for the texts of functions.
 */
final class RenameRendering {

	private final Server server;

	RenameRendering(Server server) {
		this.server = server;
	}

	List<Statement> render(Change.Rename change) {
		String target = " rename to " + PostgreSqlNames.quote(change.to().name().name());
		if (!(change.from() instanceof Table table)) {
			return List.of(Statement.of("alter sequence " + PostgreSqlNames.quote(change.name()) + target));
		}
		PostgreSqlHazards hazards = new PostgreSqlHazards(table);
		List<Hazard> found = new ArrayList<>(replicated(table, "table " + table.name()));
		if (!change.bridged()) {
			found.add(hazards.renamed("table " + table.name()));
		}
		List<Statement> statements = new ArrayList<>();
		statements.add(Statement.of("alter table " + PostgreSqlNames.quote(table.name()) + target,
				found.toArray(Hazard[]::new)));
		if (change.bridged()) {
			statements.addAll(new FormerNameView(this.server).create(table, change.to().name()));
		}
		return statements;
	}

	static List<Statement> render(Change.RenamePart change) {
		Table table = change.table();
		QualifiedName name = table.name();
		String column = "column " + name + "." + change.from().name();
		List<Hazard> found = new ArrayList<>(replicated(table, column));
		found.add(new PostgreSqlHazards(table).renamed(column));
		return List.of(Statement.of(DDL.alter(name, "rename column " + PostgreSqlNames.quote(change.from().name())
				+ " to " + PostgreSqlNames.quote(change.to().name())), found.toArray(Hazard[]::new)));
	}

	/** Subscribers go by the names. */
	private static List<Hazard> replicated(Table table, String what) {
		List<String> publications = table.facts().publications();
		return publications.isEmpty() ? List.of()
				: List.of(new PostgreSqlHazards(table).of(HazardCode.REPLICATED,
						"Table " + table.name() + " is in publication " + String.join(", ", publications)
								+ ", whose subscribers stop at the first change after " + what
								+ " has another name, until it has that there, too. Rename it there"));
	}

}
