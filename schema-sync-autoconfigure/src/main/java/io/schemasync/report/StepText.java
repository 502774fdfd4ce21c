package io.schemasync.report;

import java.util.stream.Collectors;

import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.plan.Decision;
import io.schemasync.plan.Step;
import io.schemasync.report.Paint.Tone;
import io.schemasync.report.TextReport.Line;

/** One step as a line of text. */
final class StepText {

	private final Paint paint;

	StepText(Paint paint) {
		this.paint = paint;
	}

	Line line(Step step) {
		String what = step.object() + " " + step.summary() + origin(step);
		if (step.decision() instanceof Decision.Withhold withhold) {
			return Line.warning(sign(Tone.WITHHELD, "!", what + ": " + withhold.reason()));
		}
		String notes = notes(step);
		String text = sign(tone(step.sign()), String.valueOf(step.sign().symbol()), what + notes);
		return notes.isEmpty() ? Line.info(text) : Line.warning(text);
	}

	private String sign(Tone tone, String sign, String text) {
		return this.paint.paint(tone, sign) + " " + text;
	}

	private String origin(Step step) {
		return (step.origin() != null) ? " " + this.paint.paint(Tone.REMARK, "(" + step.origin() + ")") : "";
	}

	private static String notes(Step step) {
		String notes = step.hazards()
			.stream()
			.filter((hazard) -> hazard.code().gravity() == HazardCode.Gravity.NOTE)
			.map(Hazard::effect)
			.collect(Collectors.joining(" "));
		if (step.proof() != null && step.proof().state() == Proof.State.UNKNOWN) {
			notes = (notes + " Whether the rows of today obey is not known; if one does not, it is taken back.")
				.strip();
		}
		return notes.isEmpty() ? "" : ": " + notes;
	}

	private static Tone tone(Step.Sign sign) {
		return switch (sign) {
			case ADD -> Tone.ADD;
			case CHANGE -> Tone.CHANGE;
			case DROP -> Tone.DROP;
		};
	}

}
