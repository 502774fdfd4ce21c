package io.schemasync.plan;

import java.util.Optional;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.schema.Column;
import io.schemasync.schema.Index;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;

/**
 * Makes stricter rules wait while replicas of another version may still write what the
 * rule forbids.
 */
final class Tightening {

	private final PlanSettings settings;

	private final ModelHistory history;

	Tightening(PlanSettings settings, ModelHistory history) {
		this.settings = settings;
		this.history = history;
	}

	Optional<Decision> judge(Change change) {
		boolean early = this.history.otherModel() && this.history.present().compareTo(this.settings.tightenAfter()) < 0;
		if (!early || !tightens(change)) {
			return Optional.empty();
		}
		return Optional.of(new Withhold("Replicas of the version before may still write what this rule forbids. It "
				+ "follows once this model has been here for " + this.settings.tightenAfter()
				+ " (schemasync.additive.tighten-after).", Withhold.Kind.LATER_START));
	}

	private static boolean tightens(Change change) {
		if (change instanceof Change.AlterColumn alter) {
			return alter.aspects().contains(ColumnAspect.NULLABILITY) && !alter.to().nullable();
		}
		if (change instanceof Change.AddPart add) {
			return restricts(add.part()) && existed(add.table(), add.part());
		}
		return false;
	}

	private static boolean restricts(TablePart part) {
		return !(part instanceof Column) && (!(part instanceof Index index) || index.unique());
	}

	/**
	 * A table that is only being created has no column that existed before: none is read
	 * from a catalog.
	 */
	private static boolean existed(Table table, TablePart part) {
		return table.origin().attribute() == null
				&& part.columns().stream().anyMatch((column) -> table.column(column).isPresent());
	}

}
