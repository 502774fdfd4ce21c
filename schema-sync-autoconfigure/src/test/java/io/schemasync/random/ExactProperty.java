package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.schemasync.plan.Plan;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;

/**
 * An empty database becomes what Hibernate's {@code create} makes, and nothing is left to
 * do there, nor where Hibernate created or updated.
 */
final class ExactProperty implements Property {

	private final Workbench reference;

	private final Workbench target;

	ExactProperty(Workbench reference, Workbench target) {
		this.reference = reference;
		this.target = target;
	}

	@Override
	public Verdict check(RandomModel model) {
		return check(ModelCompiler.compile(model), model.settings());
	}

	Verdict check(List<Class<?>> classes, Map<String, Object> settings) {
		this.reference.empty();
		this.target.empty();
		boolean valid;
		try {
			valid = this.reference.hibernate(classes, settings, "create-only", ExactProperty::isValid);
		}
		catch (RuntimeException | Error ex) {
			return Verdict.refused(ex);
		}
		CatalogSnapshot expected = this.reference.snapshot();
		List<String> complaints = new ArrayList<>();
		try {
			SchemaSource desired = this.target.hibernate(classes, settings, "none",
					(models) -> synchronise(models, expected, valid, complaints));
			complain(complaints, "on what Hibernate created", this.reference.plan(desired), true);
			complain(complaints, "on what was synchronised", this.target.plan(desired), true);
			this.reference.hibernate(classes, settings, "update", (models) -> null);
			if (expected.isContainedIn(this.reference.snapshot())) {
				complain(complaints, "on what Hibernate updated", this.reference.plan(desired), false);
			}
		}
		catch (RuntimeException ex) {
			complaints.add("failed: " + ex);
		}
		complaints.removeIf(this.reference::isHibernates);
		return Verdict.of(complaints);
	}

	private SchemaSource synchronise(EntityModels models, CatalogSnapshot expected, boolean valid,
			List<String> complaints) {
		SchemaSource desired = models.source();
		this.target.run(desired);
		expected.exactDifferences(this.target.snapshot()).forEach((line) -> complaints.add("catalog: " + line));
		if (valid && !isValid(models)) {
			complaints.add("Hibernate's validation fails");
		}
		return desired;
	}

	/** There are models that Hibernate creates and doesn't accept afterwards. */
	static boolean isValid(EntityModels models) {
		try {
			models.validate();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	static void complain(List<String> complaints, String where, Plan plan, boolean nothingElse) {
		plan.steps()
			.forEach((step) -> complaints.add("plan " + where + ": " + step.object() + " " + step.summary() + " "
					+ step.statements().stream().map((statement) -> statement.sql()).toList()));
		if (nothingElse) {
			plan.unmapped().forEach((unmapped) -> complaints.add("unmapped " + where + ": " + unmapped));
			plan.unverified()
				.stream()

				.forEach((unverified) -> complaints.add("unverified " + where + ": " + unverified));
		}
	}

}
