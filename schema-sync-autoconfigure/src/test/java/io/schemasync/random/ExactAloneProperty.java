package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;

/**
 * The same as {@link ExactProperty} in one database after the other, where two cannot
 * have schemas of the same names at a time.
 */
final class ExactAloneProperty implements Property {

	private final Workbench bench;

	ExactAloneProperty(Workbench bench) {
		this.bench = bench;
	}

	@Override
	public Verdict check(RandomModel model) {
		List<Class<?>> classes = ModelCompiler.compile(model);
		Map<String, Object> settings = model.settings();
		this.bench.empty();
		boolean valid;
		try {
			valid = this.bench.hibernate(classes, settings, "create-only", ExactProperty::isValid);
		}
		catch (RuntimeException | Error ex) {
			return Verdict.refused(ex);
		}
		CatalogSnapshot expected = this.bench.snapshot();
		List<String> complaints = new ArrayList<>();
		try {
			SchemaSource desired = this.bench.hibernate(classes, settings, "none", RestoreProperty::read);
			ExactProperty.complain(complaints, "on what Hibernate created", this.bench.plan(desired), true);
			this.bench.empty();
			this.bench.hibernate(classes, settings, "none",
					(models) -> synchronise(models, expected, valid, complaints));
			ExactProperty.complain(complaints, "on what was synchronised", this.bench.plan(desired), true);
		}
		catch (RuntimeException ex) {
			complaints.add("failed: " + ex);
		}
		return Verdict.of(complaints);
	}

	private boolean synchronise(EntityModels models, CatalogSnapshot expected, boolean valid, List<String> complaints) {
		this.bench.run(models.source());
		expected.exactDifferences(this.bench.snapshot()).forEach((line) -> complaints.add("catalog: " + line));
		if (valid && !ExactProperty.isValid(models)) {
			complaints.add("Hibernate's validation fails");
		}
		return true;
	}

}
