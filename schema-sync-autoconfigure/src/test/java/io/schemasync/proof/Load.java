package io.schemasync.proof;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

/**
 * Clients of the old version that write and read as fast as they can, each over one
 * connection with prepared statements, and measure how long each transaction takes.
 */
final class Load implements AutoCloseable {

	private final DataSource dataSource;

	private final int customers;

	private final List<Thread> threads = new ArrayList<>();

	private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

	private final Map<String, Integer> failures = new ConcurrentHashMap<>();

	private volatile boolean stopped;

	private Load(DataSource dataSource, int customers) {
		this.dataSource = dataSource;
		this.customers = customers;
	}

	static Load start(DataSource dataSource, int clients, int customers) {
		Load load = new Load(dataSource, customers);
		for (int i = 0; i < clients; i++) {
			Thread thread = new Thread(load::work, "load-" + i);
			load.threads.add(thread);
			thread.start();
		}
		return load;
	}

	private void work() {
		while (!this.stopped) {
			try (Connection connection = this.dataSource.getConnection()) {
				connection.setAutoCommit(false);
				work(connection);
			}
			catch (SQLException ex) {
				failed(ex);
			}
		}
	}

	private void work(Connection connection) throws SQLException {
		while (!this.stopped) {
			long start = System.nanoTime();
			try {
				transaction(connection, ThreadLocalRandom.current());
				connection.commit();
			}
			catch (SQLException ex) {
				failed(ex);
				connection.rollback();
			}
			this.nanos.add(System.nanoTime() - start);
		}
	}

	private void failed(SQLException ex) {
		this.failures.merge(ex.getSQLState() + " " + ex.getMessage().lines().findFirst().orElse(""), 1, Integer::sum);
	}

	/** What Hibernate sends for the old version's entities. */
	private void transaction(Connection connection, ThreadLocalRandom random) throws SQLException {
		long id = 1 + random.nextLong(this.customers);
		switch (random.nextInt(4)) {
			case 0 -> insert(connection, id);
			case 1 -> {
				update(connection, "update purchases set amount=?,status=? where id=?", BigDecimal.TEN, "PAID", id);
				update(connection, "update customers set name=? where id=?", "Customer " + id, id);
			}
			case 2 -> read(connection,
					"select c.id,c.email,c.fax,c.legacy,c.mood,c.name,c.phone from customers c where c.id=?", id);
			default -> read(connection,
					"select p.id,p.amount,p.customer_id,p.placed_on,p.status from purchases p where p.id=?", id);
		}
	}

	private void insert(Connection connection, long customer) throws SQLException {
		long id = read(connection, "select nextval('customers_seq')");
		update(connection,
				"insert into customers (email,fax,legacy,mood,name,phone,id) values (?,'none','x',?::mood,?,?,?)",
				id + "@example.com", "KEEN", "New " + id, "1", id);
		update(connection, "insert into purchases (amount,customer_id,placed_on,status,id) values (?,?,?::date,?,?)",
				BigDecimal.ONE, customer, "2026-01-01", "OPEN", read(connection, "select nextval('purchases_seq')"));
	}

	private static void update(Connection connection, String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = prepare(connection, sql, values)) {
			statement.executeUpdate();
		}
	}

	private static long read(Connection connection, String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = prepare(connection, sql, values);
				ResultSet rows = statement.executeQuery()) {
			return rows.next() ? rows.getLong(1) : -1;
		}
	}

	private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
		PreparedStatement statement = connection.prepareStatement(sql);
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		return statement;
	}

	/** Return how many transactions are over. */
	int count() {
		return this.nanos.size();
	}

	/** Return how long the transactions took that are over, and forget them. */
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

	@Override
	public void close() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

	/**
	 * How long transactions took.
	 *
	 * @param count how many
	 * @param most milliseconds within which 999 of 1000 were over
	 * @param longest milliseconds of the longest
	 */
	record Latencies(int count, double most, double longest) {

		static Latencies of(List<Long> nanos) {
			List<Long> sorted = nanos.stream().sorted().toList();
			return sorted.isEmpty() ? new Latencies(0, 0, 0) : new Latencies(sorted.size(),
					sorted.get((int) ((sorted.size() - 1) * 0.999)) / 1e6, sorted.get(sorted.size() - 1) / 1e6);
		}

	}

}
