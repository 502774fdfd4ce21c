package io.schemasync.execute;

import java.time.Duration;
import java.util.List;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Filled;
import io.schemasync.dialect.Progress;
import io.schemasync.diff.Change;
import io.schemasync.plan.Step;
import org.springframework.dao.DataAccessException;

/**
 * Fills a column of the rows of today, in batches of which each is a short transaction
 * that gives way to others, with rests between them. Nothing is remembered: whoever goes
 * on after this one died sees in the rows which of them have their value.
 */
final class BatchedFill {

	/** Shorter than any server waits before it looks for deadlocks. */
	private static final Duration LOCK_WAIT = Duration.ofMillis(200);

	private static final Duration LAGGING = Duration.ofSeconds(10);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final Session session;

	private final Dialect dialect;

	private final ExecutionSettings settings;

	private final SyncListener listener;

	private final Failures failures;

	private final Step step;

	private final Change.Fill fill;

	private final Pace pace;

	private final long start = System.nanoTime();

	private List<Object> last = List.of();

	private boolean ended;

	private long filled;

	private long seen;

	private long told = this.start;

	private Backoff backoff;

	BatchedFill(Session session, Assignment assignment, Step step, Change.Fill fill) {
		this.session = session;
		this.dialect = session.dialect();
		this.settings = assignment.settings();
		this.listener = assignment.listener();
		this.failures = new Failures(session.dialect());
		this.step = step;
		this.fill = fill;
		this.pace = new Pace(this.settings.backfill());
		this.backoff = new Backoff(this.settings.lockBudget());
	}

	/**
	 * Go through all rows once.
	 * @return how many got a value
	 * @throws FailedFill if the expression fails for a row
	 */
	long run() {
		this.dialect.limitBatches(this.session.jdbc(), LOCK_WAIT);
		try {
			while (!this.ended) {
				Pause.check();
				Duration rest = batch();
				tell("");
				if (!this.ended) {
					Pause.of(rest);
				}
			}
			return this.filled;
		}
		finally {
			waitAsBefore();
		}
	}

	private Duration batch() {
		long began = System.nanoTime();
		try {
			Filled batch = this.dialect.fill(this.session.jdbc(), this.fill, this.last, this.pace.window(),
					this.pace.rows());
			this.last = batch.last();
			this.ended = batch.ended();
			this.filled += batch.rows();
			this.seen += batch.seen();
			this.backoff = new Backoff(this.settings.lockBudget());
			return this.pace.done(batch, since(began));
		}
		catch (DataAccessException ex) {
			failed(ex);
			return Duration.ZERO;
		}
	}

	private static Duration since(long nanoTime) {
		return Duration.ofNanos(System.nanoTime() - nanoTime);
	}

	/** The fewer rows, the surer is it which of them is locked, or cannot be filled. */
	private void failed(DataAccessException error) {
		switch (this.failures.kind(error)) {
			case LOCK -> giveWay(error);
			case VIOLATION, OTHER -> {
				if (!this.pace.failed()) {
					throw new FailedFill(this.step, this.fill,
							this.dialect.nextToFill(this.session.reading(), this.fill, this.last), this.filled, error);
				}
			}
			case RIGHTS, CONNECTION, CREDENTIALS, READ_ONLY, TIMEOUT -> throw error;
		}
	}

	private void giveWay(DataAccessException error) {
		if (this.pace.failed()) {
			Pause.of(this.settings.backfill().pause());
		}
		else if (!this.backoff.pause()) {
			throw this.failures.locked(this.step.object(), List.of(this.fill.name()), this.session, OnlineStep.RESUMED,
					error);
		}
		tell("whoever has locked rows of " + this.fill.name());
	}

	/** Whom the replica serves should not read what is long past. */
	private void tell(String waitsFor) {
		if (since(this.told).compareTo(INTERVAL) < 0) {
			return;
		}
		this.told = System.nanoTime();
		progress(waitsFor);
		for (Duration lag = lag(); lag.compareTo(LAGGING) > 0; lag = lag()) {
			progress("a replica of the server, which is " + lag.toSeconds() + " s behind");
			Pause.of(INTERVAL.dividedBy(5));
		}
	}

	private Duration lag() {
		return this.dialect.replicaLag(this.session.brief());
	}

	private void progress(String waitsFor) {
		FillProgress progress = new FillProgress(this.filled, this.seen, this.fill.table().facts().estimatedRows(),
				since(this.start));
		this.listener.progress(new RunningStatement(this.step, this.step.statements().get(0).sql(), since(this.start),
				new Progress(progress.words(), progress.percent(), waitsFor, progress.rows()),
				this.fill.table().facts()));
	}

	/** What went wrong before is what people have to know. */
	private void waitAsBefore() {
		try {
			this.dialect.limitBatches(this.session.jdbc(), Duration.ZERO);
		}
		catch (DataAccessException ex) {
			this.session.giveUp();
		}
	}

	/** The expression cannot be evaluated for a row, or its value is not allowed. */
	static final class FailedFill extends RuntimeException {

		private final transient Step step;

		private final transient Change.Fill fill;

		private final String key;

		private final DataAccessException error;

		private final long filled;

		FailedFill(Step step, Change.Fill fill, String key, long filled, DataAccessException error) {
			super(error);
			this.step = step;
			this.fill = fill;
			this.key = key;
			this.filled = filled;
			this.error = error;
		}

		Step step() {
			return this.step;
		}

		boolean needed() {
			return this.fill.needed();
		}

		DataAccessException error() {
			return this.error;
		}

		/** Say what is wrong, without any value but the key. */
		String warning() {
			return "%s: a row cannot be filled with %s, the one with the key (%s): %s%s".formatted(this.step.object(),
					this.fill.expression(), this.key, SqlErrors.message(this.error),
					(this.filled > 0) ? " (" + FillProgress.number(this.filled) + " rows before it were filled)" : "");
		}

		/** Say what to do. */
		String action() {
			return "Correct the expression of @Backfill%s so that it has a value that fits, or null, for that row, or mend the row (%s); the next start goes on from there."
				.formatted((this.step.origin() != null) ? " at " + this.step.origin() : "", this.key);
		}

	}

}
