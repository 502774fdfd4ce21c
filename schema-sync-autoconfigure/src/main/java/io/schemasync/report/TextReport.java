package io.schemasync.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.schemasync.execute.Outcome;
import io.schemasync.plan.Absence;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.plan.Unmapped;
import io.schemasync.report.Paint.Tone;

/**
 * Plan and outcome as lines of text, one for each step. Immutable.
 */
public final class TextReport {

	private final Paint paint;

	private final boolean verbose;

	/**
	 * Create a report.
	 * @param paint the colours
	 * @param verbose whether to list what is unmapped
	 */
	public TextReport(Paint paint, boolean verbose) {
		this.paint = paint;
		this.verbose = verbose;
	}

	/**
	 * Describe a plan.
	 * @param plan the plan
	 * @return the lines in the order of the steps
	 */
	public List<Line> lines(Plan plan) {
		StepText steps = new StepText(this.paint);
		List<Line> lines = new ArrayList<>();
		if (plan.matched() > 0) {
			lines.add(Line.info(this.paint.paint(Tone.MATCH, "✓") + " " + matches(plan)));
		}
		drops(plan).ifPresent(lines::add);
		plan.steps().stream().filter((step) -> this.verbose || !isDrop(step)).map(steps::line).forEach(lines::add);
		lines.addAll(unmapped(plan));
		plan.unverified()
			.forEach((it) -> lines.add(remark("%s could not be compared: %s".formatted(it.object(), it.reason()))));
		plan.notes().forEach((note) -> lines.add(remark(note)));
		return lines;
	}

	/**
	 * Describe in one line how a run ended.
	 * @param outcome how it ended
	 * @return the line
	 */
	public String summary(Outcome outcome) {
		Plan remaining = outcome.remaining();
		String time = duration(outcome.duration());
		if (outcome instanceof Outcome.Applied applied) {
			return "%s applied%s in %s%s".formatted(steps(applied.applied().applicable().size()), withheld(remaining),
					time, waited(applied));
		}
		if (outcome instanceof Outcome.Continues continues) {
			return continues(continues);
		}
		if (remaining.inSync()) {
			return "%s %s%s (%s)".formatted(this.paint.paint(Tone.MATCH, "✓"), matches(remaining),
					remaining.unmapped().isEmpty() ? "" : ", " + unmappedCount(remaining), time);
		}
		if (outcome instanceof Outcome.Planned) {
			return "Nothing was changed: %s would be applied%s (%s)".formatted(steps(remaining.applicable().size()),
					withheld(remaining), time);
		}
		return "Nothing to apply%s (%s)".formatted(withheld(remaining), time);
	}

	private static String continues(Outcome.Continues outcome) {
		int left = outcome.remaining().online().size();
		return "The application can start after %s; %s beside its traffic %s".formatted(duration(outcome.duration()),
				(left == 1) ? "1 step goes on" : left + " steps go on",
				outcome.worker().isEmpty() ? "in the background" : "in another replica: " + outcome.worker());
	}

	/**
	 * Write a duration as people do.
	 * @param duration the duration
	 * @return for example {@code 120 ms} or {@code 3.2 s}
	 */
	public static String duration(Duration duration) {
		long millis = duration.toMillis();
		return (millis < 1000) ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
	}

	private static String matches(Plan plan) {
		return (plan.matched() == 1) ? "1 object matches" : plan.matched() + " objects match";
	}

	// Under recreate everything goes first and comes again: a count says as much
	private Optional<Line> drops(Plan plan) {
		long drops = plan.steps().stream().filter(TextReport::isDrop).count();
		return (this.verbose || drops == 0) ? Optional.empty() : Optional.of(Line.info("%s %s dropped first"
			.formatted(this.paint.paint(Tone.DROP, "-"), (drops == 1) ? "1 object is" : drops + " objects are")));
	}

	private static boolean isDrop(Step step) {
		return step.sign() == Step.Sign.DROP && step.decision().applies();
	}

	private List<Line> unmapped(Plan plan) {
		if (plan.unmapped().isEmpty()) {
			return List.of();
		}
		if (!this.verbose) {
			return List.of(remark(unmappedCount(plan) + " (schemasync.verbose=true lists them)"));
		}
		return plan.unmapped().stream().map((it) -> remark(describe(it))).toList();
	}

	private static String describe(Unmapped unmapped) {
		return "%s %s %s%s%s".formatted(unmapped.kind(), unmapped.object(),
				unmapped.removable() ? "can go" : "is unmapped", since(unmapped.absence()),
				unmapped.note().isEmpty() ? "" : ": " + unmapped.note());
	}

	private static String since(Absence absence) {
		return (absence.mappedBefore() && absence.since() != null) ? " since " + Amounts.moment(absence.since()) : "";
	}

	private static String unmappedCount(Plan plan) {
		int count = plan.unmapped().size();
		return (count == 1) ? "1 unmapped object left alone" : count + " unmapped objects left alone";
	}

	private Line remark(String text) {
		return Line.info(this.paint.paint(Tone.REMARK, "· " + text));
	}

	private static String steps(int count) {
		return (count == 1) ? "1 step" : count + " steps";
	}

	private static String withheld(Plan remaining) {
		int count = remaining.withheld().size();
		return (count > 0) ? ", " + count + " withheld" : "";
	}

	private static String waited(Outcome.Applied applied) {
		return applied.waited().toMillis() < 100 ? ""
				: " (%s of it waiting for another replica)".formatted(duration(applied.waited()));
	}

	/**
	 * One line of text.
	 *
	 * @param warning whether a person should look at it
	 * @param text the line
	 */
	public record Line(boolean warning, String text) {

		static Line info(String text) {
			return new Line(false, text);
		}

		static Line warning(String text) {
			return new Line(true, text);
		}

	}

}
