package io.schemasync.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.schemasync.dialect.Hazard;
import io.schemasync.dialect.HazardCode;
import io.schemasync.plan.Decision.Withhold;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.plan.Unmapped;

/**
 * A plan as the scenarios spell it: a line for each step with sign, object, summary,
 * attribute of the entity and codes of the hazards; under it the reason, where the step
 * is withheld; at the end what no entity maps, with a question mark.
 */
final class PlanText {

	private static final int WIDTH = 100;

	private final UnaryOperator<String> spelling;

	private final Set<HazardCode> usual;

	/**
	 * Create a writer.
	 * @param spelling turns this database's names of types and schemas into those of the
	 * scenarios
	 */
	PlanText(UnaryOperator<String> spelling) {
		this(spelling, Set.of());
	}

	/**
	 * Create a writer.
	 * @param spelling turns this database's names of types and schemas into those of the
	 * scenarios
	 * @param usual hazards that nearly every change has, so that they are left out
	 */
	PlanText(UnaryOperator<String> spelling, Set<HazardCode> usual) {
		this.spelling = spelling;
		this.usual = usual;
	}

	String of(Plan plan) {
		List<String> lines = new ArrayList<>();
		plan.steps().forEach((step) -> lines.add(step(step)));
		plan.unmapped().forEach((unmapped) -> lines.add(unmapped(unmapped)));
		plan.unverified().forEach((unverified) -> lines.add(this.spelling.apply("= " + unverified)));
		return lines.stream().map((line) -> line + "\n").collect(Collectors.joining());
	}

	private String step(Step step) {
		String line = sign(step) + " " + this.spelling.apply(step.object() + " " + step.summary()) + attribute(step)
				+ hazards(step);
		if (step.decision() instanceof Withhold withhold) {
			return line + "\n" + wrapped(withhold.kind() + ": " + withhold.reason());
		}
		return line;
	}

	private static String sign(Step step) {
		return step.decision().applies() ? String.valueOf(step.sign().symbol()) : "!";
	}

	/** Without package and enclosing class, which only say which scenario this is. */
	private static String attribute(Step step) {
		String origin = step.origin();
		return (origin == null) ? "" : " ("
				+ origin.substring(Math.max(origin.lastIndexOf('.', origin.indexOf('#')), origin.lastIndexOf('$')) + 1)
				+ ")";
	}

	private String hazards(Step step) {
		String codes = step.hazards()
			.stream()
			.map(Hazard::code)
			.filter((code) -> !this.usual.contains(code))
			.map(Enum::name)
			.distinct()
			.collect(Collectors.joining(", "));
		return codes.isEmpty() ? "" : " [" + codes + "]";
	}

	private String unmapped(Unmapped unmapped) {
		return "? " + this.spelling.apply(unmapped.object()) + " " + unmapped.kind()
				+ (unmapped.note().isEmpty() ? "" : "\n" + wrapped(unmapped.note()));
	}

	private String wrapped(String text) {
		StringBuilder wrapped = new StringBuilder("   ");
		int column = wrapped.length();
		for (String word : this.spelling.apply(text).split("\\s+")) {
			if (column + word.length() >= WIDTH) {
				wrapped.append("\n   ");
				column = 3;
			}
			wrapped.append(' ').append(word);
			column += word.length() + 1;
		}
		return wrapped.toString();
	}

}
