package io.schemasync.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.proof.Load.Latencies;
import io.schemasync.testing.EntityModels;

/**
 * Replicas of one version that book by JPA as fast as they can, each on accounts of its
 * own, and write down what the database acknowledged.
 */
final class Bookings implements AutoCloseable {

	private final EntityModels models;

	private final Supplier<? extends Booked> accounts;

	private final List<Thread> threads = new ArrayList<>();

	private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

	private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

	private final Map<String, Integer> failures = new ConcurrentHashMap<>();

	private volatile boolean stopped;

	private Bookings(TestDatabase database, Class<?> entity, Supplier<? extends Booked> accounts) {
		this.models = EntityModels.of(database, entity);
		this.accounts = accounts;
	}

	/**
	 * Start to book.
	 * @param residue the accounts of the first replica: those of this rest of the modulus
	 * @param rows how many accounts there are
	 */
	static Bookings start(TestDatabase database, Class<?> entity, Supplier<? extends Booked> accounts, int residue,
			int rows) {
		Bookings bookings = new Bookings(database, entity, accounts);
		for (int i = 0; i < 2; i++) {
			int own = residue + i;
			Thread thread = new Thread(() -> bookings.work(own, rows), "bookings-" + own);
			bookings.threads.add(thread);
			thread.start();
		}
		return bookings;
	}

	private void work(int residue, int rows) {
		Random random = new Random(residue);
		long next = 1_000_000_000L * (residue + 1);
		while (!this.stopped) {
			boolean opens = random.nextInt(3) == 0;
			long id = opens ? ++next : residue + 4L * random.nextInt(rows / 4);
			int amount = random.nextInt();
			long start = System.nanoTime();
			try {
				this.acknowledged.put(id, opens ? open(id, amount) : change(id, amount));
			}
			catch (RuntimeException ex) {
				this.failures.merge(String.valueOf(ex.getMessage()), 1, Integer::sum);
			}
			this.nanos.add(System.nanoTime() - start);
		}
	}

	private String open(long id, int amount) {
		Booked account = this.accounts.get();
		account.book(id, "Opened by " + id, amount);
		this.models.sessionFactory().inTransaction((session) -> session.persist(account));
		return account.booked();
	}

	/** As applications do: read, change, and write every column back. */
	private String change(long id, int amount) {
		return this.models.sessionFactory().fromTransaction((session) -> {
			Booked account = session.find(this.accounts.get().getClass(), id);
			account.book(id, (amount % 2 == 0) ? "Changed to " + amount : account.booked().split(" ")[0], amount);
			return account.booked();
		});
	}

	int count() {
		return this.nanos.size();
	}

	Latencies take() {
		List<Long> taken = new ArrayList<>();
		for (Long next = this.nanos.poll(); next != null; next = this.nanos.poll()) {
			taken.add(next);
		}
		return Latencies.of(taken);
	}

	Map<String, Integer> failures() {
		return this.failures;
	}

	/** What was booked last, by account. */
	Map<Long, String> acknowledged() {
		return this.acknowledged;
	}

	@Override
	public void close() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join();
		}
		this.models.close();
	}

}
