package io.schemasync.report.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.report.diagram.Diagram.Box;
import io.schemasync.report.diagram.Diagram.Line;
import io.schemasync.report.diagram.Diagram.Row;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import org.jspecify.annotations.Nullable;

/** Sorts what a plan does by tables, and finds the tables beside them. */
final class PlanTables {

	/** More tables than this are enough without those that nothing happens to. */
	private static final int MANY = 60;

	private final Plan plan;

	private final Map<QualifiedName, Touched> touched = new LinkedHashMap<>();

	private final Map<ForeignKeyName, Mark> foreignKeys = new LinkedHashMap<>();

	PlanTables(Plan plan) {
		this.plan = plan;
	}

	Diagram diagram() {
		List<Step> steps = this.plan.steps();
		for (int i = 0; i < steps.size(); i++) {
			touch(steps.get(i), i);
		}
		Map<QualifiedName, Integer> positions = new LinkedHashMap<>();
		List<Box> boxes = new ArrayList<>();
		this.touched.forEach((name, table) -> {
			positions.put(name, boxes.size());
			boxes.add(new Box(label(name), table.mark, table.rows, table.step));
		});
		for (QualifiedName name : beside()) {
			positions.put(name, boxes.size());
			boxes.add(new Box(label(name), Mark.NONE, List.of(), -1));
		}
		return new Diagram(boxes, lines(positions));
	}

	private void touch(Step step, int position) {
		Mark mark = Mark.of(step);
		Change change = step.change();
		if (change instanceof Change.Create create && create.object() instanceof Table table) {
			Touched created = touched(name(change), position);
			created.mark = mark;
			table.columns().forEach((column) -> created.rows.add(row(mark, column)));
		}
		else if (change instanceof Change.Drop drop && drop.object() instanceof Table) {
			touched(name(change), position).mark = mark;
		}
		else if (change instanceof Change.Rename rename && rename.to() instanceof Table) {
			touched(in(rename.to().name()), position).rows
				.add(new Row(mark, "renamed", "from " + rename.from().name().name()));
		}
		else if (change instanceof Change.RenamePart rename) {
			touched(name(change), position).rows.add(row(mark, rename.to()));
		}
		else if (change instanceof Change.Comment) {
			touched(name(change), position).rows.add(new Row(mark, "comment", ""));
		}
		else if (change instanceof Change.AlterColumn alter) {
			touched(name(change), position).rows.add(row(mark, alter.to()));
		}
		else {
			TablePart part = part(change);
			if (part != null) {
				touch(name(change), part, mark, position);
			}
		}
	}

	private void touch(QualifiedName table, TablePart part, Mark mark, int position) {
		touched(table, position).rows.add(row(mark, part));
		if (part instanceof ForeignKey key && mark != Mark.DROP) {
			this.foreignKeys.put(ForeignKeyName.of(table, key, this.plan), mark);
		}
	}

	private static @Nullable TablePart part(Change change) {
		if (change instanceof Change.AddPart add) {
			return add.part();
		}
		if (change instanceof Change.ReplacePart replace) {
			return replace.to();
		}
		if (change instanceof Change.ValidatePart validate) {
			return validate.part();
		}
		return (change instanceof Change.DropPart drop) ? drop.part() : null;
	}

	private static Row row(Mark mark, TablePart part) {
		return part.accept(new PartRow(mark));
	}

	private Touched touched(QualifiedName name, int step) {
		return this.touched.computeIfAbsent(name, (key) -> new Touched(step));
	}

	private Set<QualifiedName> beside() {
		Set<QualifiedName> names = new LinkedHashSet<>();
		if (this.touched.size() > MANY) {
			return names;
		}
		this.plan.desired().tables().values().forEach((table) -> table.foreignKeys().forEach((key) -> {
			QualifiedName from = in(table.name());
			QualifiedName to = in(key.referencedTable());
			if (this.touched.containsKey(from) != this.touched.containsKey(to)) {
				names.add(this.touched.containsKey(from) ? to : from);
			}
		}));
		return names;
	}

	private List<Line> lines(Map<QualifiedName, Integer> positions) {
		List<Line> lines = new ArrayList<>();
		this.plan.desired().tables().values().forEach((table) -> table.foreignKeys().forEach((key) -> {
			Optional<Integer> from = Optional.ofNullable(positions.get(in(table.name())));
			Optional<Integer> to = Optional.ofNullable(positions.get(in(key.referencedTable())));
			if (from.isPresent() && to.isPresent()) {
				Mark mark = this.foreignKeys.getOrDefault(ForeignKeyName.of(in(table.name()), key, this.plan),
						Mark.NONE);
				lines.add(new Line(from.get(), to.get(), mark, String.join(", ", key.columns())));
			}
		}));
		return lines;
	}

	private QualifiedName name(Change change) {
		return in(change.name());
	}

	private QualifiedName in(QualifiedName name) {
		return name.orIn(this.plan.server().defaultSchema());
	}

	private String label(QualifiedName name) {
		return name.equals(new QualifiedName(this.plan.server().defaultSchema(), name.name())) ? name.name()
				: name.toString();
	}

	/** What happens to one table. */
	private static final class Touched {

		private final int step;

		private final List<Row> rows = new ArrayList<>();

		private Mark mark = Mark.NONE;

		Touched(int step) {
			this.step = step;
		}

	}

	/** Names of constraints may be left to the server, so this is by what they say. */
	private record ForeignKeyName(QualifiedName table, List<String> columns, QualifiedName to) {

		static ForeignKeyName of(QualifiedName table, ForeignKey key, Plan plan) {
			return new ForeignKeyName(table, key.columns(), key.referencedTable().orIn(plan.server().defaultSchema()));
		}

	}

}
