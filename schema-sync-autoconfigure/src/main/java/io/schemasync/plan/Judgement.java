package io.schemasync.plan;

import java.util.List;
import java.util.Optional;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;
import io.schemasync.plan.Decision.Withhold;

/**
 * Tells whether a change that only adds or widens may be made now: by the hazards of its
 * statements, by what the rows of today say, and by the replicas of other versions.
 */
final class Judgement {

	private final Evidence evidence;

	private final PlanSettings settings;

	private final ModelHistory history;

	private final Tightening tightening;

	private final Circumstances circumstances;

	Judgement(Evidence evidence, PlanSettings settings, ModelHistory history, Tightening tightening,
			Circumstances circumstances) {
		this.evidence = evidence;
		this.settings = settings;
		this.history = history;
		this.tightening = tightening;
		this.circumstances = circumstances;
	}

	/** Decide about a change. */
	Decision of(Change change, List<Statement> statements) {
		boolean adds = change instanceof Change.Create || change instanceof Change.CreateNamespace
				|| change instanceof Change.AddPart || change instanceof Change.AddEnumLabel;
		if (this.history.olderModel() && !adds) {
			return new Withhold(
					"A newer model of this application has been here since (OLDER_MODEL): this start only adds.",
					Withhold.Kind.PERSON);
		}
		Optional<Decision> renames = RenameEffects.judge(change, this.settings);
		if (renames.isPresent()) {
			return renames.get();
		}
		for (Hazard hazard : statements.stream().flatMap((statement) -> statement.hazards().stream()).toList()) {
			if (!acceptable(hazard, change)) {
				return new Withhold(
						hazard.effect() + Reasons.setting(hazard.code())
								+ Reasons.rows(this.evidence.proof(change), hazard.code()),
						isFatal(hazard.code()) ? Withhold.Kind.FATAL : Withhold.Kind.PERSON);
			}
		}
		Proof proof = this.evidence.proof(change);
		if (proof.state() == Proof.State.DISPROVED && this.circumstances.rows(change.name())) {
			return new Withhold("Rows of today break this rule, for example the one with the key (" + proof.offender()
					+ ") in " + change.name()
					+ (proof.howMany().isEmpty() ? "" : " (" + Reasons.words(proof) + " in all)")
					+ ". Mend them; the rule follows on a later start.", Withhold.Kind.LATER_START);
		}
		return this.tightening.judge(change).orElse(Decision.APPLY);
	}

	private boolean isFatal(HazardCode code) {
		return code == HazardCode.SEQUENCE_INCREMENT && !this.settings.otherIncrement();
	}

	private boolean acceptable(Hazard hazard, Change change) {
		if (hazard.code() == HazardCode.CACHED_PLAN) {
			return this.settings.widen();
		}
		if (hazard.code() == HazardCode.REPLICATED) {
			return this.settings.replicated();
		}
		return switch (hazard.code().gravity()) {
			case NOTE -> true;
			case BLOCKS ->
				this.evidence.bytes().getOrDefault(change.name(), Long.MAX_VALUE) <= this.settings.rewriteLimit();
			case UNLESS_PROVED -> this.evidence.proof(change).state() == Proof.State.PROVED;
			case NEVER -> false;
		};
	}

}
