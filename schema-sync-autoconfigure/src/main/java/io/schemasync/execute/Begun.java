package io.schemasync.execute;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A run after its first part: the application could start.
 *
 * @param assignment what the run is to do
 * @param outcome how the first part ended
 * @param hasWork whether anything is left that goes on beside the traffic
 * @param lock name of the lock of whoever does that
 * @param tightensIn when stricter rules follow, {@code null} if none waits for its time
 */
record Begun(Assignment assignment, Outcome outcome, boolean hasWork, String lock, @Nullable Duration tightensIn) {

	static Begun of(Session session, Assignment assignment, Model model, Outcome outcome, Situation found) {
		boolean additive = !assignment.recreate() && !found.catalog().server().readOnly();
		boolean work = additive && !assignment.approval().among(outcome.remaining().online()).isEmpty();
		if (work && !session.isOwn()) {
			throw Failures.pooled(found.catalog().server());
		}
		Intentions intentions = new Intentions(session, assignment, model);
		return new Begun(assignment, outcome, work, found.bookkeeping().onlineLock(),
				additive ? intentions.tightensIn(outcome.remaining(), found).orElse(null) : null);
	}

	/** Nothing was to be done, and nothing is left. */
	static Begun inSync(Assignment assignment, Outcome outcome) {
		return new Begun(assignment, outcome, false, "", null);
	}

	/** Do the rest at once, after any other replica that is at it. */
	Begun finish(Session session) {
		OnlineTurn.Result result = new OnlineTurn(session, this.assignment, this.lock).insist();
		Outcome last = (result.outcome() != null) ? result.outcome().after(this.outcome) : this.outcome;
		return new Begun(this.assignment, last, false, this.lock, result.tightensIn());
	}

	/** Tell whether the application cannot start without a part of what is left. */
	boolean isNeeded() {
		return this.hasWork && this.assignment.approval()
			.among(this.outcome.remaining().online())
			.stream()
			.anyMatch(Approval::isNeeded);
	}

	/** Do what the application cannot start without, or see another replica do it. */
	Begun finishNeeded(Session session) {
		OnlineTurn.Result result = new OnlineTurn(session,
				this.assignment.approved(this.assignment.approval().neededAlone()), this.lock)
			.insistOnNeeded();
		Outcome last = (result.outcome() != null) ? result.outcome().after(this.outcome) : this.outcome;
		boolean work = !this.assignment.approval().among(last.remaining().online()).isEmpty();
		return new Begun(this.assignment, last, work, this.lock, this.tightensIn);
	}

}
