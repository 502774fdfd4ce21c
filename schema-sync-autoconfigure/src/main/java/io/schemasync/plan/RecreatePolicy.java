package io.schemasync.plan;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Surroundings;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/** Carries out every change, and gives new objects the rights that the old ones had. */
final class RecreatePolicy {

	private final Dialect dialect;

	private final Circumstances circumstances;

	private final Surroundings surroundings;

	private final Schema desired;

	private final StepFactory factory;

	RecreatePolicy(Dialect dialect, Circumstances circumstances, Schema desired, Surroundings surroundings) {
		this.dialect = dialect;
		this.circumstances = circumstances;
		this.surroundings = surroundings;
		this.desired = desired;
		this.factory = new StepFactory(desired);
	}

	Step step(Change change) {
		List<Statement> statements = new ArrayList<>(this.dialect.render(change, this.circumstances));
		if (change instanceof Change.Create) {
			this.surroundings.grants()
				.getOrDefault(change.name(), List.of())
				.stream()
				.filter((grant) -> grant.column() == null || remains(change.name(), grant.column()))
				.forEach((grant) -> statements.add(Statement.of(grant.sql())));
		}
		return this.factory.step(change, statements, Decision.APPLY);
	}

	private boolean remains(QualifiedName name, String column) {
		Table table = this.desired.tables().get(name);
		return table == null || table.column(column).isPresent();
	}

}
