package io.schemasync.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;

/**
 * Judges a changed column aspect by aspect: what may be done is one step, and each aspect
 * that is withheld starts from the column as it is after that step.
 */
final class AspectSplit {

	private final Change.AlterColumn change;

	private final Set<ColumnAspect> accepted = EnumSet.noneOf(ColumnAspect.class);

	private final Set<ColumnAspect> withheld = EnumSet.noneOf(ColumnAspect.class);

	AspectSplit(Change.AlterColumn change) {
		this.change = change;
	}

	/**
	 * Split the change.
	 * @param step makes a step of a change, with what is decided about it
	 * @return the steps in order
	 */
	List<Step> steps(Function<Change, Step> step) {
		Column reached = this.change.from();
		for (ColumnAspect aspect : ColumnAspect.values()) {
			if (!this.change.aspects().contains(aspect) || silent(aspect)) {
				continue;
			}
			Change.AlterColumn single = single(reached, aspect);
			boolean applies = step.apply(single).decision().applies();
			(applies ? this.accepted : this.withheld).add(aspect);
			reached = applies ? single.to() : reached;
		}
		List<Step> steps = new ArrayList<>();
		if (!this.accepted.isEmpty()) {
			steps.add(step
				.apply(new Change.AlterColumn(this.change.table(), this.change.from(), reached, this.accepted)));
		}
		for (ColumnAspect aspect : this.withheld) {
			steps.add(step.apply(single(reached, aspect)));
		}
		return steps;
	}

	private Change.AlterColumn single(Column from, ColumnAspect aspect) {
		Column to = aspect.apply(from, this.change.to()).withOrigin(this.change.to().origin());
		return new Change.AlterColumn(this.change.table(), from, to, Set.of(aspect));
	}

	/**
	 * What the database has beyond the model is left alone, as everything unmapped is;
	 * only where the application writes a column may it not be a generated one.
	 */
	private boolean silent(ColumnAspect aspect) {
		Column to = this.change.to();
		return switch (aspect) {
			case DEFAULT -> !to.hasDefault();
			case IDENTITY -> !to.identity().generates();
			case GENERATED -> to.generated() == null && to.origin().readOnly();
			case COLLATION -> to.collation() == null;
			case COMMENT -> to.comment() == null;
			case TYPE, NULLABILITY, STORAGE -> false;
		};
	}

}
