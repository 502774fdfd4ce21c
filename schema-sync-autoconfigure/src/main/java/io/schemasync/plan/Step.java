package io.schemasync.plan;

import java.util.List;

import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan: a change, how it is made, what it costs, and whether it is done.
 *
 * @param sign how the change is marked in the log
 * @param object the object, such as {@code public.orders.status}
 * @param summary the change in a few words, such as {@code add column varchar(20)}
 * @param origin the entity attribute behind it, {@code null} when unknown
 * @param change the change
 * @param statements the statements in order
 * @param decision what is done about it
 * @param proof what the rows of today say about the rule that it brings, {@code null} if
 * it brings none
 */
public record Step(Sign sign, String object, String summary, @Nullable String origin, Change change,
		List<Statement> statements, Decision decision, @Nullable Proof proof) {

	public Step {
		statements = List.copyOf(statements);
	}

	/**
	 * Create a step that brings no rule.
	 * @param sign the sign
	 * @param object the object
	 * @param summary the change in words
	 * @param origin the attribute behind it
	 * @param change the change
	 * @param statements the statements in order
	 * @param decision what is done about it
	 */
	public Step(Sign sign, String object, String summary, @Nullable String origin, Change change,
			List<Statement> statements, Decision decision) {
		this(sign, object, summary, origin, change, statements, decision, null);
	}

	Step with(@Nullable Proof proof) {
		return new Step(this.sign, this.object, this.summary, this.origin, this.change, this.statements, this.decision,
				proof);
	}

	Step with(Decision decision) {
		return new Step(this.sign, this.object, this.summary, this.origin, this.change, this.statements, decision,
				this.proof);
	}

	Step with(List<Statement> statements) {
		return new Step(this.sign, this.object, this.summary, this.origin, this.change, statements, this.decision,
				this.proof);
	}

	/**
	 * Return all hazards of the statements.
	 * @return the hazards, each once
	 */
	public List<Hazard> hazards() {
		return this.statements.stream().flatMap((statement) -> statement.hazards().stream()).distinct().toList();
	}

	/**
	 * Return the phase in which the step is complete.
	 * @return the latest phase of its statements
	 */
	public Phase phase() {
		return this.statements.stream().map(Statement::phase).max(Phase::compareTo).orElse(Phase.TRANSACTIONAL);
	}

	/**
	 * Tell whether all of it goes on beside the application's traffic.
	 * @return whether nothing is left to be done in the transaction before
	 */
	public boolean online() {
		return !this.statements.isEmpty()
				&& this.statements.stream().allMatch((statement) -> statement.phase().compareTo(Phase.ONLINE) >= 0);
	}

	/** What kind of change a step is to the eye. */
	public enum Sign {

		/** Something new. */
		ADD('+'),

		/** Something that exists changes. */
		CHANGE('~'),

		/** Something goes ({@code recreate} alone). */
		DROP('-');

		private final char symbol;

		Sign(char symbol) {
			this.symbol = symbol;
		}

		/**
		 * Return the character of the log.
		 * @return one character
		 */
		public char symbol() {
			return this.symbol;
		}

	}

}
