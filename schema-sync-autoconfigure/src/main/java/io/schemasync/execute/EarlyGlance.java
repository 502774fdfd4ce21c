package io.schemasync.execute;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.schemasync.dialect.Glance;

/**
 * Asks the database while the caller does something else. The connection is free again
 * once {@link #answer()} returned.
 */
final class EarlyGlance {

	private final FutureTask<Optional<Glance>> task;

	private EarlyGlance(FutureTask<Optional<Glance>> task) {
		this.task = task;
	}

	static EarlyGlance begin(Callable<Optional<Glance>> question) {
		FutureTask<Optional<Glance>> task = new FutureTask<>(question);
		Thread thread = new Thread(task, "schema-sync-glance");
		thread.setDaemon(true);
		thread.start();
		return new EarlyGlance(task);
	}

	/**
	 * Wait for the answer, whoever asks to stop waiting: the connection must not be used
	 * before.
	 * @return the answer; nothing where there is none
	 */
	Optional<Glance> answer() {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return this.task.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
				catch (ExecutionException ex) {
					// Whoever asks again sees the error where it belongs.
					return Optional.empty();
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
