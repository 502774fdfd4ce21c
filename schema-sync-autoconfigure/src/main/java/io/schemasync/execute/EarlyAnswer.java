package io.schemasync.execute;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Asks the database while the caller does something else.
 *
 * @param <T> what the database answers
 */
final class EarlyAnswer<T> {

	private final CompletableFuture<T> answer;

	private EarlyAnswer(CompletableFuture<T> answer) {
		this.answer = answer;
	}

	static <T> EarlyAnswer<T> of(Supplier<T> question) {
		return new EarlyAnswer<>(CompletableFuture.supplyAsync(question, EarlyAnswer::start));
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "schema-sync-look");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Do something else meanwhile. The connection is free again afterwards, however that
	 * ends and whoever asks to stop waiting.
	 */
	EarlyAnswer<T> meanwhile(Runnable work) {
		try {
			work.run();
		}
		finally {
			this.answer.handle((value, error) -> value).join();
		}
		return this;
	}

	/** Return the answer, or fail as the question did. */
	T get() {
		try {
			return this.answer.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw ex;
		}
	}

}
