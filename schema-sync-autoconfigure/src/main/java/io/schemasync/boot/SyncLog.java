package io.schemasync.boot;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.schemasync.Mode;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.Progress;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.RunningStatement;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.report.TextReport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Log of one run: a single line when nothing is to be done.
 */
final class SyncLog {

	private static final Log logger = LogFactory.getLog("io.schemasync");

	private static final Duration LONG = Duration.ofSeconds(10);

	private final PersistenceUnit unit;

	private final EnvironmentChoice choice;

	private final Mode mode;

	private final TextReport report;

	private boolean introduced;

	/** When each of the steps that go on was spoken of. */
	private final Map<String, Long> progressAt = new ConcurrentHashMap<>();

	SyncLog(PersistenceUnit unit, EnvironmentChoice choice, Mode mode, boolean verbose) {
		this.unit = unit;
		this.choice = choice;
		this.mode = mode;
		this.report = new TextReport(new AnsiPaint(), verbose);
	}

	void planned(Plan plan) {
		introduce();
		if (plan.inSync()) {
			return;
		}
		logger.info("%s, %s %s, %s".formatted(choice(), plan.server().product(), plan.server().version(),
				this.unit.database().url()));
		this.report.lines(plan).forEach((line) -> {
			if (line.warning()) {
				logger.warn(line.text());
			}
			else {
				logger.info(line.text());
			}
		});
	}

	void waiting(String holder, Duration waited) {
		logger.info("Waiting for %s, for %s so far".formatted(holder.isEmpty() ? "another replica" : holder,
				TextReport.duration(waited)));
	}

	/** Every half minute is enough to see that something goes on. */
	void progress(RunningStatement statement) {
		long now = System.nanoTime();
		String step = statement.step().object() + " " + statement.step().summary();
		Long before = this.progressAt.get(step);
		if (statement.elapsed().compareTo(LONG) < 0
				|| (before != null && now - before < LONG.multipliedBy(3).toNanos())) {
			return;
		}
		this.progressAt.put(step, now);
		Progress progress = statement.progress();
		logger.info("%s: running for %s%s%s%s".formatted(step, TextReport.duration(statement.elapsed()),
				progress.activity().isEmpty() ? "" : ", " + progress.activity(),
				(progress.percent() != null) ? " " + progress.percent() + " %" : "",
				progress.waitsFor().isEmpty() ? "" : ", waits for " + progress.waitsFor()));
	}

	void blocked(Step step, String sessions) {
		logger.info(
				"%s %s: other sessions hold locks on the table: %s".formatted(step.object(), step.summary(), sessions));
	}

	void retrying(String reason) {
		logger.info("Rolled back, trying again: " + reason);
	}

	void warned(String message) {
		logger.warn(message);
	}

	void finished(Outcome outcome) {
		introduce();
		String summary = this.report.summary(outcome);
		boolean alone = outcome instanceof Outcome.Unchanged || outcome instanceof Outcome.Planned;
		logger.info((outcome.remaining().inSync() && alone) ? "%s: %s".formatted(choice(), summary) : summary);
	}

	void failed(RuntimeException failure, Duration nextAttempt) {
		String action = (failure instanceof SchemaSyncException problem) ? " " + problem.action() : "";
		logger.error(
				"Work in the background on the database of '%s' failed and is tried again in %s: %s%s"
					.formatted(this.unit.name(), TextReport.duration(nextAttempt), failure.getMessage(), action),
				failure.getCause());
	}

	void continued(SchemaSyncException problem) {
		logger.error("The database of '%s' was not synchronised, and schemasync.on-failure lets the start go on: %s %s"
			.formatted(this.unit.name(), problem.getMessage(), problem.action()));
		logger.debug("The error was", problem);
	}

	private void introduce() {
		if (!this.introduced && this.choice.warning() != null) {
			logger.warn(this.choice.warning());
		}
		this.introduced = true;
	}

	private String choice() {
		String environment = this.choice.name().isEmpty() ? "No environment"
				: "Environment '" + this.choice.name() + "'";
		return "%s: strategy %s (%s)%s for '%s'".formatted(environment, lower(this.choice.strategy()),
				this.choice.reason(), (this.mode != Mode.APPLY) ? ", mode " + lower(this.mode) : "", this.unit.name());
	}

	private static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
