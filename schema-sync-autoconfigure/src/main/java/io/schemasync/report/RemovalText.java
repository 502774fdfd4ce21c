package io.schemasync.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.schemasync.dialect.Usage;
import io.schemasync.dialect.Usage.Activity;
import io.schemasync.dialect.Usage.Dependent;
import io.schemasync.dialect.Usage.Role;
import io.schemasync.plan.Absence;
import io.schemasync.plan.Removal;
import io.schemasync.plan.Unmapped;
import org.jspecify.annotations.Nullable;

/**
 * What is known about something that could go, in sentences.
 */
public final class RemovalText {

	private static final int HASH = 12;

	private RemovalText() {
	}

	/**
	 * Say what it is.
	 * @param removal what could go
	 * @return kind and name
	 */
	public static String subject(Removal removal) {
		return removal.unmapped().kind() + " " + removal.unmapped().object();
	}

	/**
	 * Say what is known about it.
	 * @param removal what could go
	 * @param since since when the server counts, {@code null} when it does not say
	 * @return one sentence each
	 */
	public static List<String> facts(Removal removal, @Nullable Instant since) {
		List<String> facts = new ArrayList<>();
		if (removal.unmapped().supersededBy() != null) {
			facts.add(removal.unmapped().supersededBy() + " took its place.");
		}
		if (removal.unmapped().supersededBy() == null || removal.unmapped().absence().since() != null) {
			facts.add(since(removal.unmapped()));
		}
		if (!removal.unmapped().note().isEmpty()) {
			facts.add(removal.unmapped().note());
		}
		usage(facts, removal.usage(), since);
		// What keeps it is among the obstacles
		removal.usage()
			.dependents()
			.stream()
			.filter((dependent) -> dependent.role() != Role.KEEPS)
			.map(RemovalText::dependent)
			.forEach(facts::add);
		removal.obstacles().forEach((obstacle) -> facts.add("Not yet: " + obstacle));
		return facts;
	}

	/**
	 * Say since when something is unmapped.
	 * @param unmapped what it is
	 * @return a sentence
	 */
	public static String since(Unmapped unmapped) {
		Absence absence = unmapped.absence();
		Instant since = absence.since();
		if (since == null) {
			return absence.mappedBefore() ? "A model that was here maps it, and this one does not."
					: "No model that was here is known to have mapped it.";
		}
		String version = absence.version().isEmpty() ? "" : " of version " + absence.version();
		String model = absence.model().substring(0, Math.min(HASH, absence.model().length()));
		return "Unmapped since %s, when the model %s%s was first seen%s.".formatted(Amounts.moment(since), model,
				version, absence.mappedBefore() ? "; a model before mapped it" : "");
	}

	private static void usage(List<String> facts, Usage usage, @Nullable Instant since) {
		if (usage.bytes() != null) {
			facts.add("Size: %s%s.".formatted(Amounts.bytes(usage.bytes()),
					usage.estimated() ? ", by an estimate (rows × average width)" : ""));
		}
		Activity activity = usage.activity();
		if (activity != null) {
			facts.add(activity(activity, since));
		}
		if (usage.lastWrite() != null) {
			facts.add("Last written by a replica of an earlier version: " + Amounts.moment(usage.lastWrite()) + ".");
		}
	}

	private static String activity(Activity activity, @Nullable Instant since) {
		StringBuilder text = new StringBuilder(activity.ofTable() ? "Its table was read " : "Read ")
			.append(Amounts.times(activity.reads()));
		if (activity.writes() >= 0) {
			text.append(String.format(Locale.ROOT, ", %,d rows written", activity.writes()));
		}
		text.append((since != null) ? " since " + Amounts.moment(since) : " since the server's statistics began");
		if (activity.lastRead() != null) {
			text.append(", last read ").append(Amounts.moment(activity.lastRead()));
		}
		return text.append('.').toString();
	}

	private static String dependent(Dependent dependent) {
		String what = dependent.kind() + " " + dependent.name();
		return switch (dependent.role()) {
			case GOES_FIRST -> what + " needs it, and would go before.";
			case GOES_ALONG -> what + " would go with it.";
			case KEEPS -> what + " needs it.";
			case MENTIONS -> what + " mentions it in its text, and may need it.";
		};
	}

}
