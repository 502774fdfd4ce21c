package io.schemasync.execute;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Glance;
import io.schemasync.plan.Plan;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tells in one round trip whether a database still is as it was when it was in sync. What
 * it goes by is kept only when nothing was left to do, and only if the fingerprint was
 * the same before everything was read in full and after.
 */
final class QuickLook {

	/** Grows when the same model and catalog could make another plan than before. */
	private static final int FORMAT = 1;

	/** Milliseconds in a stamp, until the year 2286. */
	private static final String ANY_TIME = "_".repeat(13);

	private final Session session;

	private final Assignment assignment;

	private final Model model;

	private @Nullable Glance last;

	QuickLook(Session session, Assignment assignment, Model model) {
		this.session = session;
		this.assignment = assignment;
		this.model = model;
	}

	/** Read the model, and look at the database meanwhile. */
	static QuickLook at(Session session, Assignment assignment) {
		Model model = Model.of(assignment);
		if (assignment.recreate()) {
			return new QuickLook(session, assignment, model);
		}
		CatalogScope expected = model.expectedScope(assignment);
		EarlyAnswer<Optional<Glance>> early = EarlyAnswer.of(() -> glance(session, assignment, expected));
		early.meanwhile(model::exactHash);
		QuickLook look = new QuickLook(session, assignment, model);
		look.last = model.scope(assignment).equals(expected) ? early.get().orElse(null) : null;
		return look;
	}

	Model model() {
		return this.model;
	}

	/** Return the plan without steps if the database is as it was. */
	Optional<Plan> inSync() {
		if (this.last == null) {
			look();
		}
		Glance glance = this.last;
		return (glance == null || this.assignment.approval().limits()) ? Optional.empty()
				: Fingerprint.of(glance.answer())
					.filter((kept) -> kept.value().equals(value(glance)))
					.map((kept) -> Plan.inSync(glance.server(), kept.matched(), kept.unmapped()));
	}

	/** Look before everything is read in full. */
	void look() {
		this.last = this.assignment.recreate() ? null : glance().orElse(null);
	}

	private Optional<Glance> glance() {
		return glance(this.session, this.assignment, this.model.scope(this.assignment));
	}

	private static Optional<Glance> glance(Session session, Assignment assignment, CatalogScope scope) {
		return session.dialect()
			.glance(session.reading(), scope,
					"select fingerprint from " + table(session, assignment) + " where owner = ?", assignment.owner());
	}

	/** Without a schema it means the current one, which is part of the fingerprint. */
	private static String table(Session session, Assignment assignment) {
		return session.dialect().quote(new QualifiedName(assignment.bookkeepingSchema(), BookkeepingTables.METADATA));
	}

	private String value(Glance glance) {
		return ModelHash
			.of(List.of(FORMAT, Objects.requireNonNullElse(QuickLook.class.getPackage().getImplementationVersion(), ""),
					glance.fingerprint(), this.model.exactHash(), this.assignment.environment(),
					this.assignment.planSettings().withGrantee(null)));
	}

	/**
	 * Keep the fingerprint if a plan, made since the last look, found nothing to do.
	 */
	void keep(Plan plan) {
		Glance before = this.last;
		boolean nothing = plan.inSync() && plan.unverified().isEmpty() && plan.notes().isEmpty();
		if (before == null || !nothing || before.server().readOnly()) {
			return;
		}
		Optional<Glance> after = glance();
		if (after.isEmpty() || !after.get().fingerprint().equals(before.fingerprint())) {
			return;
		}
		write(this.session.brief(), new Fingerprint(value(before), plan.matched(), plan.unmapped()).text());
	}

	/** A newer model of the application has the last word. */
	private void write(JdbcOperations jdbc, String fingerprint) {
		try {
			jdbc.update(
					"update " + table(this.session, this.assignment)
							+ " set fingerprint = ? where owner = ? and models like ?",
					fingerprint, this.assignment.owner(), "%" + this.model.hash() + " " + ANY_TIME);
		}
		catch (DataAccessException ex) {
			// The next start takes longer, nothing else: whoever may not write the books
			// is warned elsewhere.
			this.last = null;
		}
	}

}
