package io.schemasync.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.dialect.HazardCode;
import io.schemasync.diff.Change;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.SchemaObject;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Sequence.Feed;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.View;

/**
 * Keeps back what needs a new name that is not given, and what would hand out ids twice
 * because replicas of the version before go on under the old name.
 */
final class RenameEffects {

	private final Schema today;

	private final Schema desired;

	private final boolean olderModel;

	/** Tables whose new name is withheld. */
	private final Set<QualifiedName> tables = new HashSet<>();

	/** Columns whose new name is withheld, by table. */
	private final Map<QualifiedName, Set<String>> columns = new HashMap<>();

	/** Old names of tables that answer to both names, by the new ones. */
	private final Map<QualifiedName, QualifiedName> bridged = new HashMap<>();

	RenameEffects(Schema today, Schema desired, boolean olderModel) {
		this.today = today;
		this.desired = desired;
		this.olderModel = olderModel;
	}

	/** Tell why a name is not given, if it is a setting that says so. */
	static Optional<Decision> judge(Change change, PlanSettings settings) {
		boolean column = change instanceof Change.RenamePart;
		if (!column && !(change instanceof Change.Rename)) {
			return Optional.empty();
		}
		return switch (settings.renames()) {
			case RENAME -> Optional.empty();
			case WITHHOLD ->
				Optional.of(new Withhold(
						"Renames are left to a person (schemasync.additive.renames=withhold). "
								+ "Run the statement while no replica of the version before runs.",
						Withhold.Kind.PERSON));
			case EXPAND -> column ? Optional.of(new Withhold("A column does not answer to two names, so that replicas "
					+ "of the version before would fail. Start once with schemasync.additive.renames=rename while none "
					+ "of them runs, or run the statement.", Withhold.Kind.PERSON)) : Optional.empty();
		};
	}

	List<Step> apply(List<Step> steps) {
		steps.forEach(this::note);
		return steps.stream().map(this::judge).toList();
	}

	/** Tell whether a table does not get its new name. */
	boolean withholds(Table table) {
		return this.tables.contains(table.name());
	}

	private void note(Step step) {
		if (step.change() instanceof Change.Rename rename && rename.to() instanceof Table) {
			if (!step.decision().applies()) {
				this.tables.add(rename.to().name());
			}
			else if (rename.bridged()) {
				this.bridged.put(rename.to().name(), rename.from().name());
			}
		}
		if (step.change() instanceof Change.RenamePart rename && !step.decision().applies()) {
			this.columns.computeIfAbsent(rename.name(), (table) -> new HashSet<>()).add(rename.to().name());
		}
	}

	private Step judge(Step step) {
		if (!step.decision().applies()) {
			return (step.change() instanceof Change.KeepInStep keep && !this.olderModel) ? key(step, keep) : step;
		}
		Optional<String> missing = missing(step.change());
		if (missing.isPresent()) {
			return step.with(new Withhold("It needs " + missing.get() + ", whose new name is withheld.",
					Withhold.Kind.LATER_START));
		}
		return (step.change() instanceof Change.Create create) ? collision(step, create.object()) : step;
	}

	/** Name what is missing for a change. */
	private Optional<String> missing(Change change) {
		if (change instanceof Change.Create create) {
			return this.tables.stream()
				.filter((table) -> needs(create.object(), table))
				.findFirst()
				.map((table) -> "the table " + table);
		}
		Stream<TablePart> parts = parts(change);
		Stream<QualifiedName> named = Stream.concat(Stream.of(change.name()), parts(change)
			.flatMap((part) -> (part instanceof ForeignKey key) ? Stream.of(key.referencedTable()) : Stream.empty()));
		return named.filter(this.tables::contains)
			.findFirst()
			.map((table) -> "the table " + table)
			.or(() -> parts.flatMap((part) -> columns(change.name(), part)).findFirst());
	}

	private static Stream<TablePart> parts(Change change) {
		if (change instanceof Change.AddPart add) {
			return Stream.of(add.part());
		}
		if (change instanceof Change.AlterColumn alter) {
			return Stream.of(alter.to());
		}
		if (change instanceof Change.ReplacePart replace) {
			return Stream.of(replace.from(), replace.to());
		}
		return (change instanceof Change.ValidatePart validate) ? Stream.of(validate.part()) : Stream.empty();
	}

	private static boolean needs(SchemaObject object, QualifiedName table) {
		if (object instanceof Sequence sequence) {
			return fed(sequence.feeds()).anyMatch(table::equals);
		}
		if (object instanceof Table created) {
			return fed(created.initialRows().stream().flatMap((row) -> row.feeds().stream()).toList())
				.anyMatch(table::equals);
		}
		if (object instanceof AuxiliaryObject sql) {
			return sql.makes().containsValue(table)
					|| sql.create().stream().anyMatch((text) -> text.contains(table.name()));
		}
		return object instanceof View view && view.query().contains(table.name());
	}

	private static Stream<QualifiedName> fed(List<Feed> feeds) {
		return feeds.stream().map(Feed::table);
	}

	private Stream<String> columns(QualifiedName table, TablePart part) {
		Stream<String> own = this.columns.getOrDefault(table, Set.of())
			.stream()
			.filter((column) -> part.columns().contains(column) || expression(part).contains(column))
			.map((column) -> "the column " + table + "." + column);
		if (!(part instanceof ForeignKey key)) {
			return own;
		}
		return Stream.concat(own,
				this.columns.getOrDefault(key.referencedTable(), Set.of())
					.stream()
					.filter(key.referencedColumns()::contains)
					.map((column) -> "the column " + key.referencedTable() + "." + column));
	}

	private static String expression(TablePart part) {
		if (part instanceof CheckConstraint check) {
			return check.expression();
		}
		if (part instanceof Index index) {
			return index.options() + String.join(" ", index.parts().stream().map(IndexPart::sql).toList());
		}
		return (part instanceof Column column && column.generated() != null) ? column.generated().sql() : "";
	}

	/**
	 * Nobody has given the column of a collection another name: its entity or attribute
	 * has one, and the collection could not be read under the half of it.
	 */
	private Step key(Step step, Change.KeepInStep keep) {
		Table table = this.desired.tables().get(keep.name());
		String collection = (table != null) ? table.origin().attribute() : null;
		boolean possible = step.statements()
			.stream()
			.flatMap((statement) -> statement.hazards().stream())
			.noneMatch((hazard) -> hazard.code() == HazardCode.UNSUPPORTED);
		return (table == null || collection == null || !collection.contains("#")
				|| !collection.equals(keep.to().origin().attribute()) || possible
				|| !(step.decision() instanceof Withhold withhold)) ? step
						: step.with(new Withhold(withhold.reason() + " Or keep its name in the mapping of " + collection
								+ ": " + named(table, collection, keep) + ".", Withhold.Kind.FATAL));
	}

	private String named(Table table, String collection, Change.KeepInStep keep) {
		String name = "(name = \"" + keep.from().name() + "\")";
		String owner = collection.substring(0, collection.indexOf('#'));
		return table.foreignKeys()
			.stream()
			.filter((key) -> key.columns().contains(keep.to().name()))
			.findFirst()
			.map((key) -> Optional.ofNullable(this.desired.tables().get(key.referencedTable()))
				.filter((target) -> owner.equals(target.origin().attribute()))
				.isPresent())
			.map((joins) -> (joins ? "joinColumns" : "inverseJoinColumns") + " = @JoinColumn" + name
					+ " in @CollectionTable or @JoinTable")
			.orElse("@Column" + name + ", @OrderColumn or @MapKeyColumn");
	}

	/** Replicas of both versions insert, so that they have to take ids from one place. */
	private Step collision(Step step, SchemaObject created) {
		List<Feed> feeds = (created instanceof Sequence sequence) ? sequence.feeds() : (created instanceof Table table)
				? table.initialRows().stream().flatMap((row) -> row.feeds().stream()).toList() : List.of();
		return fed(feeds).filter(this.bridged::containsKey)
			.findFirst()
			.map((table) -> step.with(sameIds(created.name(), table)))
			.orElse(step);
	}

	private Withhold sameIds(QualifiedName created, QualifiedName table) {
		QualifiedName former = this.bridged.getOrDefault(table, table);
		QualifiedName source = Successors.named(created, table, former);
		boolean known = !source.equals(created)
				&& (this.today.sequences().containsKey(source) || this.today.tables().containsKey(source));
		String remedy = known ? "@SequenceGenerator(sequenceName = \"" + source.name() + "\")"
				: "name it in @SequenceGenerator(sequenceName) or @TableGenerator(table)";
		return new Withhold(
				"Replicas of the version before go on taking ids of " + former + " from "
						+ (known ? source : "where they take them today") + ", so that a new " + created
						+ " would hand out the same ids. Let the entity take them from there, too: " + remedy
						+ ". (Where no such replica runs, schemasync.additive.renames=rename needs none of this.)",
				Withhold.Kind.FATAL);
	}

}
