package io.schemasync.execute;

import java.util.List;

import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Place;
import io.schemasync.dialect.Usages;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.ContractionPlanner;

import org.springframework.dao.DataAccessException;

/**
 * Looks for what a database holds and a model does not need: the plan, and at most two
 * more statements. Only reads.
 */
final class ContractionSurvey {

	private final Session session;

	private final Assignment assignment;

	ContractionSurvey(Session session, Assignment assignment) {
		this.session = session;
		this.assignment = assignment;
	}

	Contraction contraction() {
		Intent intent = new Intentions(this.session, this.assignment, Model.of(this.assignment)).adding();
		ContractionPlanner planner = new ContractionPlanner(this.session.dialect(), intent.situation().catalog(),
				intent.plan());
		List<Place> places = planner.places();
		Usages usages = places.isEmpty() ? Usages.NONE : usages(intent, places);
		return planner.contraction(usages, new Claims(intent.situation(), this.assignment.owner())::obstacles);
	}

	/** To know what could go is worth something without the figures, too. */
	private Usages usages(Intent intent, List<Place> places) {
		try {
			return this.session.dialect().usages(this.session.reading(), intent.situation().catalog().server(), places);
		}
		catch (DataAccessException ex) {
			if (new Failures(this.session.dialect()).kind(ex) == ErrorKind.CONNECTION) {
				throw ex;
			}
			return Usages.unknown(
					"Sizes, reads, writes and what depends on an object could not be read: " + SqlErrors.message(ex));
		}
	}

}
