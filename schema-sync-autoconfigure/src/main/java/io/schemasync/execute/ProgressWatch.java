package io.schemasync.execute;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.schemasync.diff.Change;
import io.schemasync.plan.Step;
import io.schemasync.schema.TableFacts;
import org.jspecify.annotations.Nullable;

/**
 * Looks at long statements from another connection, as their own is busy. Where there is
 * no other connection to be had, nothing is known, and the work goes on.
 */
final class ProgressWatch implements AutoCloseable {

	private static final long FIRST_SECONDS = 1;

	private static final long INTERVAL_SECONDS = 5;

	private final Session session;

	private final SyncListener listener;

	private @Nullable ScheduledExecutorService thread;

	private long worker;

	ProgressWatch(Session session, SyncListener listener) {
		this.session = session;
		this.listener = listener;
	}

	/** Do something, and tell how far it is if it takes long. */
	void during(Step step, String sql, Runnable work) {
		long start = System.nanoTime();
		ScheduledFuture<?> looks = thread().scheduleWithFixedDelay(() -> look(step, sql, start), FIRST_SECONDS,
				INTERVAL_SECONDS, TimeUnit.SECONDS);
		try {
			work.run();
		}
		finally {
			looks.cancel(false);
		}
	}

	private ScheduledExecutorService thread() {
		if (this.thread == null) {
			this.worker = this.session.dialect().sessionId(this.session.jdbc());
			this.thread = Executors.newSingleThreadScheduledExecutor((work) -> {
				Thread thread = new Thread(work, "schemasync-progress");
				thread.setDaemon(true);
				return thread;
			});
		}
		return this.thread;
	}

	private void look(Step step, String sql, long start) {
		try (Session other = this.session.another()) {
			this.listener.progress(new RunningStatement(step, sql, Duration.ofNanos(System.nanoTime() - start),
					other.dialect().progress(other.reading(), this.worker), facts(step.change())));
		}
		catch (RuntimeException ex) {
			// No connection is free, or the server is busy: the next look may tell more.
		}
	}

	private static TableFacts facts(Change change) {
		if (change instanceof Change.AddPart add) {
			return add.table().facts();
		}
		if (change instanceof Change.AlterColumn alter) {
			return alter.table().facts();
		}
		if (change instanceof Change.ReplacePart replace) {
			return replace.table().facts();
		}
		return (change instanceof Change.ValidatePart validate) ? validate.table().facts() : TableFacts.NONE;
	}

	@Override
	public void close() {
		if (this.thread != null) {
			this.thread.shutdownNow();
		}
	}

}
