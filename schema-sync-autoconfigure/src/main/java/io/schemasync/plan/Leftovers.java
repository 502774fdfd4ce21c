package io.schemasync.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;

/** Clears up what runs that were stopped have left and no step takes up again. */
final class Leftovers {

	private final Dialect dialect;

	private final Circumstances circumstances;

	private final StepFactory factory;

	Leftovers(Dialect dialect, Circumstances circumstances, Schema desired) {
		this.dialect = dialect;
		this.circumstances = circumstances;
		this.factory = new StepFactory(desired);
	}

	/**
	 * Add steps that clear up.
	 * @param steps the steps of the plan
	 * @param tables the tables of today that the model maps
	 * @return these steps, and those that clear up
	 */
	List<Step> removedAfter(List<Step> steps, List<Table> tables) {
		if (tables.stream().allMatch((table) -> table.facts().unfinished().isEmpty())) {
			return steps;
		}
		Set<List<Object>> taken = takenUp(steps);
		List<Step> all = new ArrayList<>(steps);
		for (Table table : tables) {
			for (TablePart part : table.facts().unfinished()) {
				Change.DropPart change = new Change.DropPart(table, part);
				if (!taken.contains(key(change.name(), String.valueOf(part.name())))) {
					all.add(removal(change));
				}
			}
		}
		return all;
	}

	/** Find what the steps take up again: tables and names of parts. */
	Set<List<Object>> takenUp(List<Step> steps) {
		Set<List<Object>> taken = new HashSet<>();
		steps.stream()
			.filter((step) -> step.decision().applies())
			.forEach((step) -> this.dialect.temporaries(step.change(), this.circumstances)
				.forEach((name) -> taken.add(key(step.change().name(), name))));
		return taken;
	}

	static List<Object> key(QualifiedName table, String name) {
		return List.of(table, name);
	}

	Step removal(Change.DropPart change) {
		return this.factory.step(change, this.dialect.render(change, this.circumstances), Decision.APPLY);
	}

}
