package io.schemasync.execute;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;

/**
 * Keeps in the books which columns a model brings: replicas of other versions do not
 * write them, so that rules for them need not wait until these are gone.
 */
final class Newcomers {

	private Newcomers() {
	}

	/** Return a note for each table that gets columns. */
	static List<MappedObject> of(Plan plan) {
		Map<QualifiedName, Set<String>> columns = new TreeMap<>();
		for (Step step : plan.steps()) {
			if (step.decision().applies() && step.change() instanceof Change.AddPart add
					&& add.part() instanceof Column column) {
				columns.computeIfAbsent(add.name(), (table) -> new TreeSet<>()).add(column.name());
			}
		}
		return columns.entrySet()
			.stream()
			.map((entry) -> new MappedObject(MappedObject.Kind.FRESH, entry.getKey(), false, entry.getValue()))
			.toList();
	}

}
