package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;

/**
 * Whatever was dropped is there again after one run, as far as the rows allow, and the
 * rows are as they were.
 */
final class RestoreProperty implements Property {

	private final Workbench bench;

	private final boolean rows;

	RestoreProperty(Workbench bench, boolean rows) {
		this.bench = bench;
		this.rows = rows;
	}

	@Override
	public Verdict check(RandomModel model) {
		this.bench.empty();
		List<Class<?>> classes = ModelCompiler.compile(model);
		SchemaSource desired;
		try {
			desired = this.bench.hibernate(classes, model.settings(), "create-only", (models) -> read(models));
		}
		catch (RuntimeException | Error ex) {
			return Verdict.refused(ex);
		}
		if (this.rows) {
			this.bench.fill();
		}
		CatalogSnapshot before = this.bench.parts();
		Map<String, String> checksums = this.bench.checksums();
		List<String> dropped = Mutation.apply(this.bench, new Random(model.seed()));
		Map<String, String> left = this.bench.checksums();
		List<String> complaints = new ArrayList<>();
		try {
			Plan remaining = this.bench.run(desired).remaining();
			Plan second = this.bench.plan(desired);
			second.applicable().forEach((step) -> complaints.add("second plan: " + text(step)));
			compare(before, remaining, complaints);
			Map<String, String> after = this.bench.checksums();
			left.forEach((column, checksum) -> {
				if (!checksum.equals(after.get(column))) {
					complaints.add("rows changed: " + column);
				}
			});
		}
		catch (RuntimeException ex) {
			complaints.add("failed: " + ex);
		}
		complaints.removeIf(this.bench::isHibernates);
		if (!complaints.isEmpty()) {
			complaints.add("after " + dropped + " with " + checksums.size() + " filled columns");
		}
		return Verdict.of(complaints);
	}

	static SchemaSource read(EntityModels models) {
		SchemaSource source = models.source();
		source.read();
		return source;
	}

	/** A difference is allowed only where a step says so, and only where rows are. */
	private void compare(CatalogSnapshot before, Plan remaining, List<String> complaints) {
		CatalogSnapshot after = this.bench.parts();
		Set<String> withheld = remaining.steps()
			.stream()
			.map((step) -> this.bench.spelled(step.object()).toLowerCase())
			.collect(Collectors.toSet());
		if (!this.rows) {
			remaining.steps()
				.stream()
				.filter((step) -> !holdsNumbers(before, step))
				.forEach((step) -> complaints.add("withheld without rows: " + text(step)));
		}
		before.without("rows").looseDifferences(after.without("rows")).forEach((line) -> {
			String plain = line.replace("\"", "").toLowerCase();
			boolean explained = withheld.stream().anyMatch((object) -> related(plain, object));
			if (!explained) {
				complaints.add("catalog: " + line);
			}
		});
	}

	/** Generators have rows from the start. */
	private boolean holdsNumbers(CatalogSnapshot before, Step step) {
		return before.items()
			.stream()
			.filter((item) -> item.kind().equals("rows") && !item.description().isEmpty())
			.anyMatch((item) -> this.bench.spelled(step.object()).startsWith(item.owner().replace("\"", "") + "."));
	}

	/**
	 * Names may hold dots themselves, so the table may end before any of them but the
	 * first.
	 */
	private static boolean related(String line, String object) {
		for (int dot = object.indexOf('.'); dot >= 0; dot = object.indexOf('.', dot + 1)) {
			String table = object.substring(0, dot);
			if (table.contains(".") && line.contains(table)) {
				return true;
			}
		}
		return line.contains(object);
	}

	private static String text(Step step) {
		return step.object() + " " + step.summary() + " " + step.decision() + " "
				+ step.statements().stream().map((statement) -> statement.sql()).toList();
	}

}
