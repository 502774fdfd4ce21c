package io.schemasync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Place;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.diff.FormerName;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import org.jspecify.annotations.Nullable;

/** Lists what the database has and no entity maps, with the SQL that would remove it. */
final class UnmappedFinder {

	private final Dialect dialect;

	private final Circumstances circumstances;

	private final NamePatterns ignored;

	private final ModelHistory history;

	UnmappedFinder(Dialect dialect, Circumstances circumstances, PlanSettings settings, ModelHistory history) {
		this.dialect = dialect;
		this.circumstances = circumstances;
		this.history = history;
		this.ignored = new NamePatterns(settings.ignoreUnmapped());
	}

	List<Unmapped> find(List<Change> changes, Set<String> relaxed, Schema desired, Schema current) {
		List<Unmapped> unmapped = new ArrayList<>();
		Map<QualifiedName, Table> formerNames = FormerName.in(current);
		Predicate<Change> made = new MadeBySql(desired).or((change) -> formerNames.entrySet()
			.stream()
			.anyMatch((former) -> former.getValue().name().equals(change.name())
					&& desired.tables().containsKey(former.getKey())));
		for (Change change : changes) {
			if (this.ignored.match(change.name()) || made.test(change)) {
				continue;
			}
			Table successor = formerNames.get(change.name());
			if (successor != null) {
				unmapped.add(unmapped(Unmapped.FORMER_NAME, new Place("view", change.name()), change,
						"stands for " + successor.name() + " while replicas of an older version need it")
					.supersededBy(successor.name().toString()));
			}
			else if (change instanceof Change.Drop drop) {
				Place place = new Place(drop.object().accept(ObjectKind.INSTANCE), change.name());
				unmapped.add(unmapped(place.kind(), place, change, ""));
			}
			else if (change instanceof Change.DropPart drop && desired.tables().containsKey(change.name())) {
				Place place = place(drop);
				Unmapped found = unmapped(place.kind(), place, change,
						relaxed.contains(StepFactory.object(change)) ? "" : note(drop));
				unmapped.add(successor(drop).map(found::supersededBy).orElse(found));
			}
		}
		desired.tables()
			.keySet()
			.stream()
			.flatMap((name) -> Stream.ofNullable(current.tables().get(name)))
			.filter((table) -> !table.kind().alterable())
			.forEach((table) -> unmapped.add(otherKind(table, formerNames.get(table.name()))));
		return unmapped;
	}

	private static Place place(Change.DropPart drop) {
		TablePart part = drop.part();
		return new Place(part.accept(PartKind.INSTANCE), drop.name(),
				(part.name() != null) ? part.name() : String.join("_", part.columns()));
	}

	private Unmapped unmapped(String kind, Place place, Change change, String note) {
		return new Unmapped(kind, StepFactory.object(change), note, sql(change), place, this.history.absence(place),
				null);
	}

	private String sql(Change change) {
		return String.join(";\n",
				this.dialect.render(change, this.circumstances).stream().map(Statement::sql).toList());
	}

	/** Name the column that both versions write instead. */
	private static Optional<String> successor(Change.DropPart drop) {
		return (drop.part() instanceof Column column)
				? drop.table().facts().successor(column.name()).map((name) -> drop.name() + "." + name)
				: Optional.empty();
	}

	private String note(Change.DropPart drop) {
		Optional<String> successor = successor(drop);
		if (successor.isPresent()) {
			return successor.get() + " took its place, and both are kept in step. It can go when no replica of the "
					+ "version before runs any more.";
		}
		if (!(drop.part() instanceof Column column) || column.fillsItself()) {
			return "";
		}
		Change relaxed = new Change.AlterColumn(drop.table(), column, column.withNullable(true),
				Set.of(ColumnAspect.NULLABILITY));
		boolean brief = this.dialect.render(relaxed, this.circumstances).size() == 1;
		return "NOT NULL without default: inserts that leave it out fail. " + (brief
				? "This lets them pass: " + sql(relaxed) : "schemasync.additive.relax-unmapped=true lets them pass.");
	}

	private static Unmapped otherKind(Table table, @Nullable Table successor) {
		String kind = table.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		if (successor != null) {
			return new Unmapped(kind, table.name().toString(), "a newer version of the application calls the table "
					+ successor.name() + ", for which this view stands: left as it is", "");
		}
		return new Unmapped(kind, table.name().toString(),
				"mapped as a table, but the database has a " + kind + " of this name: left as it is", "");
	}

}
