package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.schemasync.plan.Plan;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;

/**
 * What no entity maps stays as it is, and is reported.
 */
final class UnmappedProperty implements Property {

	private final Workbench bench;

	UnmappedProperty(Workbench bench) {
		this.bench = bench;
	}

	@Override
	public Verdict check(RandomModel model) {
		this.bench.empty();
		List<Class<?>> classes = ModelCompiler.compile(model);
		SchemaSource desired;
		try {
			desired = this.bench.hibernate(classes, model.settings(), "create-only", UnmappedProperty::read);
		}
		catch (RuntimeException | Error ex) {
			return Verdict.refused(ex);
		}
		List<String> complaints = new ArrayList<>();
		try {
			List<String> extras = addExtras(new Random(model.seed() * 0x9E3779B97F4A7C15L));
			CatalogSnapshot before = this.bench.snapshot();
			this.bench.run(desired);
			before.exactDifferences(this.bench.snapshot()).forEach((line) -> complaints.add("touched: " + line));
			Plan plan = this.bench.plan(desired);
			plan.steps().forEach((step) -> complaints.add("plan: " + step.object() + " " + step.summary()));
			extras.stream()
				.filter((extra) -> plan.unmapped().stream().noneMatch((unmapped) -> unmapped.object().contains(extra)))
				.forEach((extra) -> complaints.add("not reported: " + extra));
			if (plan.unmapped().size() != extras.size()) {
				complaints.add("reported " + plan.unmapped() + " for " + extras);
			}
		}
		catch (RuntimeException ex) {
			complaints.add("failed: " + ex);
		}
		return Verdict.of(complaints);
	}

	private static SchemaSource read(EntityModels models) {
		SchemaSource source = models.source();
		source.read();
		return source;
	}

	private List<String> addExtras(Random random) {
		List<String> tables = this.bench.jdbc().queryForList("""
				select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1
				""", String.class);
		if (tables.isEmpty()) {
			// Nothing but views
			return List.of();
		}
		// In a schema that the model uses: others are nobody's business
		String schema = this.bench.jdbc().queryForObject("""
				select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.oid = ?::regclass""", String.class, tables.get(0));
		String other = schema + ".zz_table";
		List<String> extras = new ArrayList<>(List.of("zz_table"));
		this.bench.jdbc()
			.execute("create table " + other + " (id int primary key, note text unique check (note <> ''))");
		for (String table : tables) {
			String extra = "zz_" + extras.size();
			switch (random.nextInt(6)) {
				case 0 -> add(extras, extra, "alter table " + table + " add column " + extra + " text default 'x'");
				case 1 ->
					add(extras, extra, "alter table " + table + " add column " + extra + " int not null default 1");
				case 2 -> add(extras, extra,
						"alter table " + table + " add constraint " + extra + " check (now() > '2000-01-01')");
				case 3 -> add(extras, extra, "create index " + extra + " on " + table + " ((1 + 1))");
				case 4 -> {
					add(extras, extra, "alter table " + table + " add column " + extra + " int");
					add(extras, extra + "_unique",
							"alter table " + table + " add constraint " + extra + "_unique unique (" + extra + ")");
					add(extras, extra + "_fk", "alter table " + table + " add constraint " + extra + "_fk foreign key ("
							+ extra + ") references " + other + " on delete cascade");
				}
				default -> {
				}
			}
		}
		return extras;
	}

	private void add(List<String> extras, String extra, String sql) {
		this.bench.jdbc().execute(sql);
		extras.add(extra);
	}

}
