package io.schemasync.plan;

import java.util.List;

import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.Server;
import io.schemasync.schema.Schema;

/**
 * What would be done to make a database match a model, and what would not. Immutable.
 *
 * @param id changes whenever anything in the plan does
 * @param server the server it was made for
 * @param desired the desired schema, normalised
 * @param matched number of objects (tables, columns, rules, indexes, sequences, types)
 * that match already
 * @param steps the steps in the order of their execution
 * @param unmapped what no entity maps
 * @param unverified what could not be compared
 * @param notes remarks about the plan as a whole
 */
public record Plan(String id, Server server, Schema desired, int matched, List<Step> steps, List<Unmapped> unmapped,
		List<Unverified> unverified, List<String> notes) {

	public Plan {
		steps = List.copyOf(steps);
		unmapped = List.copyOf(unmapped);
		unverified = List.copyOf(unverified);
		notes = List.copyOf(notes);
	}

	/**
	 * Create the plan for a database of which nothing is known but that it is in sync.
	 * @param server the server
	 * @param matched number of objects that match
	 * @param unmapped what no entity maps
	 * @return a plan without steps
	 */
	public static Plan inSync(Server server, int matched, List<Unmapped> unmapped) {
		return new PlanBuilder(server, Schema.EMPTY).matched(matched).unmapped(unmapped).build();
	}

	/**
	 * Return the steps that are carried out.
	 * @return the steps in order
	 */
	public List<Step> applicable() {
		return this.steps.stream().filter((step) -> step.decision().applies()).toList();
	}

	/**
	 * Return the steps that are carried out beside the application's traffic, with
	 * nothing left to do before.
	 * @return the steps in order
	 */
	public List<Step> online() {
		return applicable().stream().filter(Step::online).toList();
	}

	/**
	 * Return the steps that are shown only.
	 * @return the steps in order
	 */
	public List<Step> withheld() {
		return this.steps.stream().filter((step) -> !step.decision().applies()).toList();
	}

	/**
	 * Tell whether the database matches the model.
	 * @return whether there is no step at all, not even a withheld one
	 */
	public boolean inSync() {
		return this.steps.isEmpty();
	}

}
