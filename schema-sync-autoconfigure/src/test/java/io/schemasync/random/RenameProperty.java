package io.schemasync.random;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings.Renames;
import io.schemasync.plan.Step;
import io.schemasync.plan.Unmapped;
import io.schemasync.schema.Column;
import io.schemasync.schema.Past;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

import org.springframework.dao.DataAccessException;

/**
 * Whatever has an old name in the database gets its new one in one run, with all that
 * belongs to it, and the rows are as they were. Where the old name goes on, too, both can
 * be read and written.
 */
final class RenameProperty implements Property {

	private final Workbench bench;

	private final Renames renames;

	private final List<String> given = new ArrayList<>();

	/** Old names of tables and of columns, by the new ones as the server spells them. */
	private final Map<String, String> formerNames = new HashMap<>();

	/** What must not have two names, by table and column. */
	private final Set<String> bound = new HashSet<>();

	/** What the database fills by itself, which a model may hide in a definition. */
	private final Set<String> generated = new HashSet<>();

	RenameProperty(Workbench bench, Renames renames) {
		this.bench = bench;
		this.renames = renames;
	}

	@Override
	public Verdict check(RandomModel model) {
		this.bench.empty();
		List<Class<?>> classes = ModelCompiler.compile(model);
		Schema desired;
		try {
			desired = this.bench.hibernate(classes, model.settings(), "create-only",
					(models) -> models.source().read());
		}
		catch (RuntimeException | Error ex) {
			return Verdict.refused(ex);
		}
		Rows.insert(this.bench.jdbc());
		CatalogSnapshot before = this.bench.snapshot();
		Map<String, String> checksums = Rows.checksums(this.bench.jdbc());
		this.given.clear();
		this.formerNames.clear();
		this.bound.clear();
		this.bound.addAll(bound());
		this.generated.clear();
		this.generated.addAll(generated());
		Schema renamed = old(desired, new Random(model.seed() * 0x9E3779B97F4A7C15L));
		List<String> complaints = new ArrayList<>();
		try {
			check(renamed, checksums, complaints);
			if (this.renames == Renames.RENAME) {
				before.exactDifferences(this.bench.snapshot()).forEach((line) -> complaints.add("catalog: " + line));
			}
			else {
				desired.tables().values().forEach((table) -> complaints.addAll(write(table)));
			}
		}
		catch (RuntimeException ex) {
			complaints.add("failed: " + ex);
		}
		refusal(model, classes).ifPresent((refusal) -> {
			this.bench.empty();
			this.bench.hibernate(classes, model.settings(), "create-only", (models) -> 0);
			if (refusal(model, classes).isEmpty()) {
				complaints.add(refusal);
			}
		});
		if (!complaints.isEmpty()) {
			complaints.add("after " + this.given);
		}
		return Verdict.of(complaints);
	}

	/** Hibernate refuses some of what it creates itself. */
	private Optional<String> refusal(RandomModel model, List<Class<?>> classes) {
		try {
			this.bench.hibernate(classes, model.settings(), "validate", (models) -> 0);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of("refused by Hibernate: " + ex);
		}
	}

	private void check(Schema renamed, Map<String, String> before, List<String> complaints) {
		Plan remaining = this.bench.run(() -> renamed, this.renames).remaining();
		remaining.steps().forEach((step) -> complaints.add("left: " + text(step)));
		remaining.unmapped()
			.stream()
			.filter((unmapped) -> !expected(unmapped))
			.map(Unmapped::object)
			.forEach((object) -> complaints.add("unmapped: " + object));
		Map<String, String> after = Rows.checksums(this.bench.jdbc());
		before.forEach((column, checksum) -> {
			if (!checksum.equals(after.get(column))) {
				complaints.add("rows changed: " + column);
			}
		});
		if (!(this.bench.run(() -> renamed, this.renames) instanceof Outcome.Unchanged)) {
			complaints.add("the second start changes something");
		}
	}

	/** Old names that go on, and rules about old columns. */
	private boolean expected(Unmapped unmapped) {
		boolean rule = !unmapped.kind().equals("column") && !unmapped.kind().equals("table");
		return unmapped.removable()
				|| this.renames == Renames.EXPAND && (unmapped.supersededBy() != null || rule && !this.given.isEmpty());
	}

	private List<String> write(Table table) {
		String name = quote(table.name());
		String former = this.formerNames.getOrDefault(name, name);
		Map<String, String> columns = new LinkedHashMap<>();
		for (Column column : table.columns()) {
			String plain = quote(column.name());
			if (column.generated() == null) {
				columns.put(this.formerNames.getOrDefault(name + "." + plain, plain), plain);
			}
		}
		if (table.columns().stream().anyMatch((column) -> this.generated.contains(unescaped(table, column)))) {
			return List.of();
		}
		boolean same = former.equals(name)
				&& columns.entrySet().stream().allMatch((it) -> it.getKey().equals(it.getValue()));
		return (same || table.kind() != Table.Kind.TABLE) ? List.of()
				: new BothVersions(former, name, columns).complaints(this.bench.jdbc());
	}

	/** Give old names in the database, and let the model know of them. */
	private Schema old(Schema desired, Random random) {
		double share = List.of(0.1, 0.3, 0.8).get(random.nextInt(3));
		return desired.withTables(desired.tables().values().stream().map((table) -> {
			if (table.kind() != Table.Kind.TABLE) {
				return table;
			}
			List<Column> columns = table.columns()
				.stream()
				.map((column) -> (random.nextDouble() < share && canBeRenamed(table, column)) ? old(table, column)
						: column)
				.toList();
			return (random.nextDouble() < share) ? old(table.toBuilder().columns(columns).build())
					: table.toBuilder().columns(columns).build();
		}).toList());
	}

	private boolean canBeRenamed(Table table, Column column) {
		return this.renames == Renames.RENAME || column.generated() == null && !column.identity().generates()
				&& !(column.hasDefault() && column.nullable()) && !this.bound.contains(unescaped(table, column));
	}

	private static String unescaped(Table table, Column column) {
		String schema = (table.name().schema() != null) ? table.name().schema() : "public";
		return "\"%s\".\"%s\".\"%s\"".formatted(cut(schema), cut(table.name().name()), cut(column.name()));
	}

	/** As the server does with names that are too long. */
	private static String cut(String name) {
		String cut = name;
		while (cut.getBytes(StandardCharsets.UTF_8).length > 63) {
			cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
		}
		return cut;
	}

	/** Name the columns of primary keys, checks other than a list, and expressions. */
	private List<String> bound() {
		return this.bench.jdbc()
			.queryForList(
					"""
							select format('"%s"."%s"."%s"', n.nspname, c.relname, a.attname)
							from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
							join pg_attribute a on a.attrelid = c.oid and a.attnum = any(o.conkey)
							where o.contype = 'p' or o.contype = 'c' and not (array_length(o.conkey, 1) = 1
							  and pg_get_constraintdef(o.oid) ~ '= ANY \\(+ARRAY\\[' and pg_get_constraintdef(o.oid) !~ ' (AND|OR) ')
							union
							select format('"%s"."%s"."%s"', n.nspname, c.relname, a.attname)
							from pg_attribute g join pg_class c on c.oid = g.attrelid join pg_namespace n on n.oid = c.relnamespace
							join pg_attribute a on a.attrelid = c.oid where g.attgenerated <> '' and a.attnum > 0""",
					String.class);
	}

	private List<String> generated() {
		return this.bench.jdbc().queryForList("""
				select format('"%s"."%s"."%s"', n.nspname, c.relname, a.attname)
				from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
				where a.attgenerated <> '' and c.relkind in ('r', 'p')""", String.class);
	}

	private Table old(Table table) {
		String name = "zz_" + this.given.size();
		if (!rename(table.name(), "rename to " + name)) {
			return table;
		}
		this.formerNames.put(quote(table.name()), quote(new QualifiedName(table.name().schema(), name)));
		return table.toBuilder().origin(table.origin().withPast(new Past(List.of("nobody", name), null))).build();
	}

	private Column old(Table table, Column column) {
		String name = "zz_" + this.given.size();
		if (!rename(table.name(), "rename column " + quote(column.name()) + " to " + name)) {
			return column;
		}
		this.formerNames.put(quote(table.name()) + "." + quote(column.name()), quote(name));
		return column.withOrigin(column.origin().withPast(new Past(List.of(name, "nobody"), null)));
	}

	private boolean rename(QualifiedName table, String words) {
		String sql = "alter table " + quote(table) + " " + words;
		try {
			this.bench.jdbc().execute(sql);
			this.given.add(sql);
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private static String quote(QualifiedName name) {
		return ((name.schema() != null) ? quote(name.schema()) + "." : "") + quote(name.name());
	}

	private static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	private static String text(Step step) {
		return step.object() + " " + step.summary() + " " + step.decision() + " "
				+ step.statements().stream().map((statement) -> statement.sql()).toList();
	}

}
