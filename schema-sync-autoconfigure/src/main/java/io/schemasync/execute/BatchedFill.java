package io.schemasync.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Filled;
import io.schemasync.dialect.Progress;
import io.schemasync.diff.Change;
import io.schemasync.execute.ComputedBatch.FailedComputation;
import io.schemasync.execute.KeyedRows.Place;
import io.schemasync.plan.Step;
import io.schemasync.schema.Computation;
import io.schemasync.schema.InStep;
import org.jspecify.annotations.Nullable;

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

	private final Session session;

	private final Dialect dialect;

	private final ExecutionSettings settings;

	private final SyncListener listener;

	private final Failures failures;

	private final Step step;

	private final Change.Fill fill;

	private final @Nullable Computation computation;

	private final KeyedRows rows;

	private final FillBatch batches;

	private final Pace pace;

	/** Rows whose value is none that the column can have. */
	private final Unfilled unfit = new Unfilled();

	private final Unfilled withoutValue = new Unfilled();

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
		this.computation = fill.column().origin().past().computation();
		this.rows = new KeyedRows(this.dialect, fill);
		this.batches = (this.computation != null)
				? new ComputedBatch(session, fill, this.computation, this.withoutValue) : FillBatch
					.timed((after, window, most) -> this.dialect.fill(session.jdbc(), fill, after, window, most));
		this.backoff = new Backoff(this.settings.lockBudget());
	}

	/**
	 * Go through all rows once.
	 * @return how many got a value
	 * @throws FailedFill if some of them could not be filled
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
		}
		finally {
			waitAsBefore();
		}
		check();
		return this.filled;
	}

	private Duration batch() {
		try {
			FillBatch.Done done = this.batches.next(this.last, this.pace.window(), this.pace.rows());
			Filled batch = done.filled();
			this.last = batch.last();
			this.ended = batch.ended();
			this.filled += batch.rows();
			this.seen += batch.seen();
			this.backoff = new Backoff(this.settings.lockBudget());
			Duration rest = this.pace.done(batch, done.took());
			// Whoever is asked needs rests too, with a value or without.
			return (this.computation != null && rest.isZero()) ? this.settings.backfill().pause() : rest;
		}
		catch (DataAccessException ex) {
			failed(ex);
			return Duration.ZERO;
		}
		catch (FailedComputation ex) {
			throw new FailedFill(this.step,
					"%s: %s failed for %s: %s%s".formatted(this.step.object(), name(), ex.rows(), ex.getCause(),
							others()),
					"Mend what it needs, or let it return null for such rows; the next start goes on from there.",
					ex.getCause());
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
					leaveOut(error);
				}
			}
			case RIGHTS, CONNECTION, CREDENTIALS, READ_ONLY, TIMEOUT -> throw error;
		}
	}

	/** Others may have values that fit, and people see at once how many do not. */
	private void leaveOut(DataAccessException error) {
		Optional<Place> row = (this.computation != null)
				? this.rows.open(this.session.reading(), List.of(), this.last, 1, (place, it, first) -> place)
					.stream()
					.findFirst()
				: this.rows.next(this.session.reading(), this.last);
		if (row.isEmpty() || !isOfValue(error)) {
			throw unfilled("the row with the key ("
					+ this.dialect.nextToFill(this.session.reading(), this.fill, this.last) + ")",
					SqlErrors.message(error), error);
		}
		this.unfit.add(row.get(), SqlErrors.message(error));
		this.last = row.get().values();
		this.ended = this.unfit.isEnough();
		this.pace.leftOut();
	}

	/** Anything else may be wrong with all rows, and was not meant for one. */
	private boolean isOfValue(DataAccessException error) {
		SQLException sql = SqlErrors.in(error);
		String state = (sql != null) ? sql.getSQLState() : null;
		return this.failures.kind(error) == ErrorKind.VIOLATION
				|| state != null && (state.startsWith("22") || state.startsWith("23"));
	}

	private void check() {
		if (!this.unfit.isEmpty()) {
			throw unfilled(this.unfit.rows(), this.unfit.reason(), null);
		}
		if (!this.withoutValue.isEmpty() && !this.fill.column().nullable()) {
			throw new FailedFill(this.step,
					"%s: %s has no value for %s, but the column must not be null%s".formatted(this.step.object(),
							name(), this.withoutValue.rows(), others()),
					"Let it find a value for them, or let the attribute be null; the next start asks again.", null);
		}
		verifyConversion();
	}

	/**
	 * What takes the place of a column must not lose a value that was in it; where null
	 * is allowed, the expression may mean it.
	 */
	private void verifyConversion() {
		String column = this.fill.column().name();
		for (InStep inStep : this.fill.table().facts().inStep()) {
			Unfilled lost = new Unfilled();
			if (inStep.column().equals(column)) {
				this.rows.withValueIn(this.session.jdbc(), inStep.former(), Unfilled.MOST)
					.forEach((place) -> lost.add(place, ""));
			}
			if (lost.isEmpty()) {
				continue;
			}
			boolean allowed = this.fill.column().nullable();
			FailedFill failure = new FailedFill(this.step, "%s: %s became null in %s%s".formatted(this.step
				.object(), inStep.former(), lost.rows(), others()), allowed
						? "If that is not meant, correct the expression of @Backfill."
						: "Let the expression of @Backfill give a value for such rows, or let the attribute be null.",
					null);
			if (!allowed) {
				throw failure;
			}
			this.listener.warned(failure.warning() + ". " + failure.action());
		}
	}

	private FailedFill unfilled(String which, String reason, @Nullable Throwable cause) {
		return new FailedFill(this.step,
				"%s: the value of %s does not fit %s: %s%s".formatted(this.step.object(), name(), which, reason,
						others()),
				"Correct %s%s so that it has a value that fits, or null, for such a row, or mend the rows; the next start goes on from there."
					.formatted((this.computation != null) ? name() : "the expression of @Backfill",
							(this.step.origin() != null) ? " at " + this.step.origin() : ""),
				cause);
	}

	private String name() {
		return (this.computation != null) ? this.computation.name() : this.fill.expression();
	}

	private String others() {
		return (this.filled > 0) ? " (" + FillProgress.number(this.filled) + " other rows were filled)" : "";
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
		if (since(this.told).compareTo(this.settings.online().poll()) < 0) {
			return;
		}
		this.told = System.nanoTime();
		progress(waitsFor);
		for (Duration lag = lag(); lag.compareTo(LAGGING) > 0; lag = lag()) {
			progress("a replica of the server, which is " + lag.toSeconds() + " s behind");
			Pause.of(this.settings.online().poll().dividedBy(5));
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

}
