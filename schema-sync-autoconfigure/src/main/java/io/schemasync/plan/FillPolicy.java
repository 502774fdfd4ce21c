package io.schemasync.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * Decides which columns are filled: those of which a row of today has no value, but the
 * expression has one.
 */
final class FillPolicy {

	private final Dialect dialect;

	private final Circumstances circumstances;

	private final Evidence evidence;

	private final StepFactory factory;

	private final Map<Object, Step> steps = new HashMap<>();

	FillPolicy(Dialect dialect, Circumstances circumstances, Evidence evidence, StepFactory factory,
			List<Change> changes) {
		this.dialect = dialect;
		this.circumstances = circumstances;
		this.evidence = evidence;
		this.factory = factory;
		for (Change change : changes) {
			if (change instanceof Change.Fill fill && isOpen(fill)) {
				this.steps.put(key(fill.name(), fill.column()), step(fill));
			}
		}
	}

	private boolean isOpen(Change.Fill fill) {
		return this.circumstances.rows(fill.name()) && this.evidence.proof(fill).state() != Proof.State.PROVED;
	}

	private static Object key(QualifiedName table, Column column) {
		return List.of(table, column.name());
	}

	private Step step(Change.Fill fill) {
		List<Statement> statements = this.dialect.render(fill, this.circumstances);
		return this.factory.step(fill, statements, decide(fill, statements));
	}

	private Decision decide(Change.Fill fill, List<Statement> statements) {
		Withhold.Kind kind = fill.needed() ? Withhold.Kind.FATAL : Withhold.Kind.PERSON;
		for (Statement statement : statements) {
			for (Hazard hazard : statement.hazards()) {
				return new Withhold(hazard.effect(), kind);
			}
		}
		String error = this.evidence.proof(fill).howMany();
		return (this.evidence.proof(fill).state() == Proof.State.UNKNOWN && !error.isEmpty())
				? new Withhold("The database cannot evaluate the expression of @Backfill (" + error
						+ "). It may use the columns that " + fill.name() + " has today. Correct it.", kind)
				: Decision.APPLY;
	}

	/** Return the step that fills a column, if there is anything to fill. */
	List<Step> steps(Change.Fill fill) {
		Step step = this.steps.get(key(fill.name(), fill.column()));
		return (step != null) ? List.of(step) : List.of();
	}

	/** Tell whether a column is going to be filled. */
	boolean fills(Table table, Column column) {
		Step step = this.steps.get(key(table.name(), column));
		return step != null && step.decision().applies();
	}

	/** Tell whether a column of a Java primitive cannot be filled. */
	boolean fails(Table table, Column column) {
		Step step = this.steps.get(key(table.name(), column));
		return step != null && step.decision() instanceof Withhold withhold && withhold.kind() == Withhold.Kind.FATAL;
	}

	/**
	 * Let a rule come behind the values: nothing of it may be in force before.
	 */
	Step behind(Step rule, Decision decision) {
		List<Statement> statements = rule.statements()
			.stream()
			.map((statement) -> (statement.phase().compareTo(Phase.ONLINE) >= 0) ? statement
					: new Statement(statement.sql(), Phase.COMPLETION, statement.hazards(), statement.undo()))
			.toList();
		return new Step(rule.sign(), rule.object(), rule.summary(), rule.origin(), rule.change(), statements, decision,
				rule.proof());
	}

}
