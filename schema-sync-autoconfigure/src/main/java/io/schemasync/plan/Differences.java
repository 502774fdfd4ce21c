package io.schemasync.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Dialect;
import io.schemasync.diff.Change;
import io.schemasync.diff.SchemaDiff;
import io.schemasync.schema.Schema;

/**
 * The changes of one comparison.
 *
 * @param catalog what the database holds
 * @param desired what it should hold
 * @param history what the bookkeeping remembered
 * @param renaming what has another name
 * @param changes the differences in their order
 */
record Differences(Catalog catalog, Schema desired, ModelHistory history, Renaming renaming, List<Change> changes) {

	static final Comparator<Change> ORDER = Comparator.comparingInt(new ChangeRank());

	static Differences between(Catalog catalog, Schema desired, ModelHistory history, PlanSettings settings,
			Dialect dialect) {
		NamePatterns excluded = new NamePatterns(settings.exclude());
		Renaming renaming = Renaming.between(catalog, desired, settings, dialect);
		Schema today = renaming.catalog().schema();
		List<Change> changes = dialect.named(Stream
			.of(renaming.changes(), new Expansion(desired).apply(SchemaDiff.between(today, renaming.resolved(desired))),
					Fills.of(today, desired, renaming.history(history)))
			.flatMap(List::stream)
			.filter((change) -> !excluded.match(change.name()))
			.sorted(ORDER)
			.toList());
		return new Differences(catalog, desired, history, renaming, changes);
	}

	boolean areBetween(Catalog catalog, Schema desired, ModelHistory history) {
		return this.catalog == catalog && this.desired == desired && this.history.equals(history);
	}

}
