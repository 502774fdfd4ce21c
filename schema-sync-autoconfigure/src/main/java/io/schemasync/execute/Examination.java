package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.Server;

/**
 * Checks whether a run could do what it might have to do: a look at connection, rights
 * and books that changes nothing.
 */
final class Examination {

	private final Session session;

	private final Assignment assignment;

	Examination(Session session, Assignment assignment) {
		this.session = session;
		this.assignment = assignment;
	}

	List<Finding> findings() {
		Situation situation = new Survey(this.session, this.assignment, Model.of(this.assignment)).situation();
		Server server = situation.catalog().server();
		List<Finding> findings = new ArrayList<>();
		findings
			.add(Finding.good("connection", "database '%s' as role '%s'".formatted(server.database(), server.user())));
		findings.add(Finding.good("version", server.product() + " " + server.version()));
		findings.add(writable(server));
		findings.add(pooler(server));
		findings.addAll(rights(situation));
		findings.add(books(situation));
		return findings;
	}

	private Finding writable(Server server) {
		return server.readOnly() ? Finding.bad("writable",
				"the database cannot be written: it is a standby, a file that may only be read, or the session is read-only",
				this.session.dialect().toWrite() + ".") : Finding.good("writable", "the database can be written");
	}

	private Finding pooler(Server server) {
		if (this.session.isOwn()) {
			return Finding.good("pooler", "the connection keeps its session of the server");
		}
		SchemaSyncException problem = Failures.pooled(server);
		return Finding.bad("pooler", String.valueOf(problem.getMessage()), problem.action());
	}

	private List<Finding> rights(Situation situation) {
		List<Finding> missing = this.session.dialect()
			.missingRights(this.session.reading(), situation.desired(), situation.catalog())
			.stream()
			.map((right) -> Finding.bad("rights", right.text(), right.remedy()))
			.toList();
		return missing.isEmpty() ? List.of(Finding.good("rights", "the role may create and change what is mapped"))
				: missing;
	}

	private Finding books(Situation situation) {
		BookkeepingTables tables = situation.bookkeeping();
		String unreadable = situation.books().unreadable();
		if (unreadable != null) {
			return Finding.bad("stamp", "%s cannot be read: %s".formatted(tables.metadata(), unreadable),
					"Run a version of schema-sync that knows it, or mend the row by hand.");
		}
		return situation.books()
			.of(this.assignment.owner())
			.map(this::stamp)
			.orElseGet(() -> Finding.good("stamp",
					"owner '%s' has not been here before".formatted(this.assignment.owner())));
	}

	private Finding stamp(Stamp stamp) {
		if (this.assignment.recreate() && !stamp.recreate()) {
			return Finding.bad("stamp",
					"owner '%s' was here under 'additive', in environment '%s'".formatted(this.assignment.owner(),
							stamp.environment()),
					"'recreate' will be refused. Check that this is the database you mean, or keep to 'additive'.");
		}
		return Finding.good("stamp", "owner '%s' was here under '%s', in environment '%s'"
			.formatted(this.assignment.owner(), stamp.recreate() ? "recreate" : "additive", stamp.environment()));
	}

}
