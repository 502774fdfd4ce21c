package io.schemasync.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.plan.ManagedObjects;
import io.schemasync.plan.ModelHistory;
import io.schemasync.plan.Plan;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Decides, from what is found in a database, what to do there.
 */
final class Intentions {

	/** Whoever cannot read what was here before acts as if it had been newer. */
	private static final ModelHistory CAUTIOUS = new ModelHistory(true, true, Duration.ZERO, Map.of());

	private final Survey survey;

	private final Assignment assignment;

	private final RecreateGuard guard;

	private final JdbcOperations reading;

	Intentions(Session session, Assignment assignment, Model model) {
		this.survey = new Survey(session, assignment, model);
		this.assignment = assignment;
		this.guard = new RecreateGuard(session.dialect(), assignment);
		this.reading = session.reading();
	}

	/** Look at the database, and decide what would be added. */
	Intent adding() {
		return additive(this.survey.situation());
	}

	/** Look at the database, and decide. */
	Intent now() {
		return decide(this.survey.situation(), null);
	}

	/**
	 * Look again after waiting for other replicas.
	 * @param before what was to be done before
	 */
	Intent after(Intent before) {
		Situation situation = this.survey.situation();
		// Where nothing is, there are no rows either that could have changed the plan.
		return (situation.holdsNothing() && situation.equals(before.situation())) ? before
				: decide(situation, before.situation());
	}

	private Intent decide(Situation situation, @Nullable Situation before) {
		return this.assignment.recreate() ? recreate(situation, before) : additive(situation);
	}

	private Intent additive(Situation situation) {
		Optional<Stamp> own = own(situation);
		Plan plan = this.survey.additive(situation, history(situation, own));
		return new Intent(situation, plan, false,
				(situation.books().unreadable() == null) ? stamp(situation, own, false, plan) : null);
	}

	private static ModelHistory history(Situation situation, Optional<Stamp> own) {
		if (situation.books().unreadable() != null) {
			return CAUTIOUS;
		}
		return own.map((stamp) -> stamp.history(situation.model(), Instant.now())).orElse(ModelHistory.NONE);
	}

	private Intent recreate(Situation situation, @Nullable Situation before) {
		ManagedObjects managed = situation.managed(this.assignment);
		if (this.assignment.settings().recreateWhenChanged() || recreatedMeanwhile(before, situation)) {
			Optional<Plan> matching = this.survey.matching(situation, managed);
			if (matching.isPresent()) {
				// Only a stamp that already says so may go on saying that data can go.
				Optional<Stamp> own = own(situation).filter(Stamp::recreate);
				return new Intent(situation, matching.get(), false,
						own.isPresent() ? stamp(situation, own, true, matching.get()) : null);
			}
		}
		return new Intent(situation, this.survey.recreate(situation, managed), true, null);
	}

	/**
	 * Tell when stricter rules that wait for their time may follow.
	 * @return how long from now, empty if none waits for it, or none was asked for
	 */
	Optional<Duration> tightensIn(Plan plan, Situation found) {
		boolean waits = plan.withheld()
			.stream()
			.anyMatch((step) -> step.decision() instanceof Withhold withhold && withhold.kind() == Withhold.Kind.TIME);
		return (waits && !this.assignment.approval().limits())
				? Optional.of(this.assignment.planSettings().tightenAfter().minus(history(found, own(found)).present()))
				: Optional.empty();
	}

	/** Plan what is left after an intent was carried out. */
	Plan left(Intent intent) {
		Situation situation = this.survey.situation();
		Optional<Stamp> own = own(situation);
		return this.survey.additive(situation, intent.recreates() ? ModelHistory.NONE : history(situation, own));
	}

	private boolean recreatedMeanwhile(@Nullable Situation before, Situation now) {
		Optional<Stamp> stamp = own(now).filter((found) -> found.recreate() && found.newestIs(now.model()));
		return before != null && stamp.isPresent() && !own(before).map(Stamp::id).equals(stamp.map(Stamp::id));
	}

	private @Nullable Stamp stamp(Situation situation, Optional<Stamp> own, boolean recreate, Plan plan) {
		Succession succession = new Succession(plan);
		List<MappedObject> objects = new ArrayList<>(succession.mapped(situation.mapped(false)));
		objects.addAll(FillNotes.settled(situation.desired(), plan));
		objects.addAll(Newcomers.of(plan));
		Stamp before = own.map(succession::follow).orElseGet(() -> Stamp.first(this.assignment.owner()));
		Stamp stamp = before
			.afterAdding(this.assignment.environment(), recreate, situation.model(), Instant.now(), objects)
			.lacking(plan.unmapped(), before, this.assignment.applicationVersion());
		return own.filter(stamp::equals).isPresent() ? null : stamp;
	}

	private Optional<Stamp> own(Situation situation) {
		return situation.books().of(this.assignment.owner());
	}

	/** Return the plan for people to look at, with what would keep it from running. */
	Plan shown(Intent intent) {
		if (!intent.recreates()) {
			return intent.plan();
		}
		try {
			this.guard.check(this.reading, intent.situation());
			return intent.plan();
		}
		catch (SchemaSyncException ex) {
			return Batches.noted(intent.plan(), String.valueOf(ex.getMessage()));
		}
	}

}
