package io.schemasync.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.schemasync.diff.Predecessors;
import io.schemasync.plan.PlanSettings.Renames;
import io.schemasync.schema.Column;
import io.schemasync.schema.Past;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;

/** Finds which names of today have successors in a model. */
final class Successors {

	private final Schema today;

	private final Schema desired;

	private final PlanSettings settings;

	private final Map<QualifiedName, QualifiedName> tables = new LinkedHashMap<>();

	private final Map<QualifiedName, Map<String, String>> columns = new LinkedHashMap<>();

	private final Map<QualifiedName, QualifiedName> sequences = new LinkedHashMap<>();

	/** Whether a column gets a successor beside it instead of another name. */
	private final boolean expands;

	Successors(Schema today, Schema desired, PlanSettings settings, boolean expands) {
		this.today = today;
		this.desired = desired;
		this.settings = settings;
		this.expands = expands;
		desired.tables().values().forEach(this::find);
	}

	/** Replicas of the version before must not need the old ones any more. */
	void findSequences() {
		if (this.settings.renames() == Renames.RENAME && !this.tables.isEmpty()) {
			this.desired.sequences().values().forEach(this::find);
		}
	}

	boolean isEmpty() {
		return this.tables.isEmpty() && this.columns.isEmpty();
	}

	/** Return the new names of tables by the old ones. */
	Map<QualifiedName, QualifiedName> tables() {
		return this.tables;
	}

	/** Return the new names of columns by the old ones, by old name of the table. */
	Map<QualifiedName, Map<String, String>> columns() {
		return this.columns;
	}

	/** Return the new names of sequences by the old ones. */
	Map<QualifiedName, QualifiedName> sequences() {
		return this.sequences;
	}

	Sequence renamed(Sequence sequence) {
		return sequence.withName(this.sequences.getOrDefault(sequence.name(), sequence.name()));
	}

	/** Tell whether a table is to answer to its old name, too. */
	boolean bridges() {
		return this.settings.renames() == Renames.EXPAND;
	}

	private void find(Table wanted) {
		Table found = this.today.tables().get(wanted.name());
		if (found == null) {
			found = Predecessors.of(wanted, this.today, this.desired)
				.filter((table) -> !this.settings.excludes(table.name()) && !this.tables.containsKey(table.name()))
				.orElse(null);
			if (found != null) {
				this.tables.put(found.name(), wanted.name());
			}
		}
		if (found != null && found.kind().alterable() && !this.expands) {
			columns(found, wanted);
		}
	}

	private void columns(Table found, Table wanted) {
		Set<String> taken = new HashSet<>();
		for (Column column : wanted.columns()) {
			if (column.origin().past() == Past.NONE || found.column(column.name()).isPresent()) {
				continue;
			}
			Optional<Column> former = Predecessors.of(column, found, wanted);
			if (former.isPresent() && taken.add(former.get().name())) {
				this.columns.computeIfAbsent(found.name(), (name) -> new LinkedHashMap<>())
					.put(former.get().name(), column.name());
			}
		}
	}

	/**
	 * A sequence that is named after the table, and gives ids to no other, goes by the
	 * table's new name.
	 */
	private void find(Sequence wanted) {
		List<QualifiedName> fed = wanted.feeds().stream().map(Feed::table).distinct().toList();
		if (fed.size() != 1 || this.today.sequences().containsKey(wanted.name())) {
			return;
		}
		this.tables.forEach((from, to) -> {
			QualifiedName former = named(wanted.name(), to, from);
			if (fed.contains(to) && this.today.sequences().containsKey(former)
					&& !this.desired.sequences().containsKey(former)) {
				this.sequences.put(former, wanted.name());
			}
		});
	}

	/** Put a table's old name into the name of what is named after it. */
	static QualifiedName named(QualifiedName object, QualifiedName table, QualifiedName former) {
		return new QualifiedName(object.schema(), object.name().replace(table.name(), former.name()));
	}

}
