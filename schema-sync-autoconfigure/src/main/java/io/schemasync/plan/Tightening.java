package io.schemasync.plan;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.schema.Column;
import io.schemasync.schema.Index;
import io.schemasync.schema.Past;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;

/**
 * Makes stricter rules wait while replicas of another version may still write what the
 * rule forbids.
 */
final class Tightening {

	private final PlanSettings settings;

	private final ModelHistory history;

	private final Set<QualifiedName> existing;

	/** What replicas of the version before write under another name. */
	private final Set<Object> successors;

	Tightening(PlanSettings settings, ModelHistory history, Set<QualifiedName> existing, List<Change> changes) {
		this.settings = settings;
		this.history = history;
		this.existing = existing;
		this.successors = changes.stream()
			.filter(Change.KeepInStep.class::isInstance)
			.map((change) -> List.of(change.name(), ((Change.KeepInStep) change).to().name()))
			.collect(Collectors.toSet());
	}

	Optional<Decision> judge(Change change) {
		boolean early = this.history.otherModel() && this.history.present().compareTo(this.settings.tightenAfter()) < 0;
		if (!early || !tightens(change)) {
			return Optional.empty();
		}
		return Optional.of(new Withhold("Replicas of the version before may still write what this rule forbids. It "
				+ "follows once this model has been here for " + words(this.settings.tightenAfter())
				+ " (schemasync.additive.tighten-after).", Withhold.Kind.TIME));
	}

	/** As one writes it in a property: {@code 15m}. */
	private static String words(Duration duration) {
		return duration.toString().replaceFirst("^PT?", "").toLowerCase(Locale.ROOT);
	}

	boolean tightens(Change change) {
		if (change instanceof Change.AlterColumn alter) {
			return alter.aspects().contains(ColumnAspect.NULLABILITY) && !alter.to().nullable() && !isKept(alter);
		}
		if (change instanceof Change.AddPart add) {
			return restricts(add.part()) && existed(add.table(), add.part());
		}
		return false;
	}

	/** Whoever writes the former column, which may not be null either, fills this one. */
	private static boolean isKept(Change.AlterColumn alter) {
		Past past = alter.to().origin().past();
		return past.needed() && past.formerNames()
			.stream()
			.flatMap((name) -> alter.table().column(name).stream())
			.anyMatch((former) -> !former.nullable() && former.type().equals(alter.to().type()));
	}

	private static boolean restricts(TablePart part) {
		return !(part instanceof Column) && (!(part instanceof Index index) || index.unique());
	}

	/**
	 * What comes together with its columns cannot be broken by those who do not know
	 * them. Of the rule of a whole table one cannot tell which they are.
	 */
	private boolean existed(Table table, TablePart part) {
		return this.existing.contains(table.name())
				&& (part.columns().isEmpty() || part.columns().stream().anyMatch((column) -> existed(table, column)));
	}

	private boolean existed(Table table, String column) {
		return table.column(column).isPresent() ? !this.history.fresh(table.name(), column)
				: this.successors.contains(List.of(table.name(), column));
	}

}
