package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * Makes a table anew once, whatever the number of changes that need it: with the first
 * change of the table, before its new indexes.
 */
final class JointRendering {

	private final List<Change> changes;

	private final List<List<Statement>> rendered;

	private final Circumstances circumstances;

	/** Whether the statements that made tables change before these do. */
	private final boolean renamed;

	JointRendering(List<Change> changes, List<List<Statement>> rendered, Circumstances circumstances) {
		this.changes = changes;
		this.rendered = rendered;
		this.circumstances = circumstances;
		this.renamed = changes.stream().anyMatch(JointRendering::renames);
	}

	List<List<Statement>> render() {
		Set<QualifiedName> anew = new HashSet<>();
		this.changes.stream()
			.filter((change) -> Edits.rebuild(change, this.circumstances))
			.forEach((change) -> anew.add(change.name()));
		Set<QualifiedName> done = new HashSet<>();
		List<List<Statement>> joint = new ArrayList<>();
		for (int i = 0; i < this.changes.size(); i++) {
			Change change = this.changes.get(i);
			List<Statement> alone = this.rendered.get(i);
			if (!anew.contains(change.name()) || alone.isEmpty() || renames(change)) {
				joint.add(alone);
				continue;
			}
			List<Hazard> hazards = alone.get(0).hazards();
			List<Statement> statements = new ArrayList<>();
			if (done.add(change.name())) {
				statements
					.addAll(new Rebuild(table(change), definition(change.name()), this.renamed).statements(hazards));
			}
			statements.addAll(own(change, alone));
			joint.add(statements.isEmpty() ? List.of(partOf(change, hazards)) : statements);
		}
		return joint;
	}

	private static boolean renames(Change change) {
		return change instanceof Change.Rename || change instanceof Change.RenamePart;
	}

	/** All that the changes of a table amount to. */
	private TableDefinition definition(QualifiedName name) {
		TableDefinition definition = null;
		for (Change change : this.changes) {
			if (change.name().equals(name) && !renames(change)) {
				definition = Edits.apply((definition != null) ? definition
						: TableDefinition.parse(table(change).facts().definition().get(0)), change);
			}
		}
		return Objects.requireNonNull(definition, "a table with changes");
	}

	private static Table table(Change change) {
		if (change instanceof Change.AddPart add) {
			return add.table();
		}
		if (change instanceof Change.AlterColumn alter) {
			return alter.table();
		}
		return (change instanceof Change.ReplacePart replace) ? replace.table() : ((Change.DropPart) change).table();
	}

	/** What a change needs beside a new definition of its table. */
	private List<Statement> own(Change change, List<Statement> alone) {
		if (change instanceof Change.AddPart add && add.part() instanceof Column) {
			return List.of();
		}
		return Edits.rebuild(change, this.circumstances)
				? alone.stream().filter(JointRendering::makesIndex).skip(indexes(change)).toList() : alone;
	}

	/** Those of today are made again with the table. */
	private static long indexes(Change change) {
		Stream<String> definition = table(change).facts().definition().stream().skip(1);
		return definition.filter((sql) -> makesIndex(Statement.of(sql))).count();
	}

	private static boolean makesIndex(Statement statement) {
		return statement.sql().matches("(?is)create\\s+(unique\\s+)?index\\s.*");
	}

	private static Statement partOf(Change change, List<Hazard> hazards) {
		return Statement.of("/* done as " + SqliteNames.INSTANCE.quote(change.name())
				+ " was made anew */ pragma table_xinfo(" + SqliteNames.INSTANCE.quote(change.name()) + ")",
				hazards.toArray(Hazard[]::new));
	}

}
