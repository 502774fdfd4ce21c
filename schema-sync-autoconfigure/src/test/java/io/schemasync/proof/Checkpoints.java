package io.schemasync.proof;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what its connections send to the server, and lets something happen before one of
 * these statements.
 */
final class Checkpoints extends DelegatingDataSource {

	private static final Set<String> TRANSACTION_ENDS = Set.of("commit", "rollback");

	private final List<String> sent = new CopyOnWriteArrayList<>();

	private final Predicate<List<String>> due;

	private final Mishap mishap;

	private volatile boolean reached;

	private Checkpoints(DataSource dataSource, Predicate<List<String>> due, Mishap mishap) {
		super(dataSource);
		this.due = due;
		this.mishap = mishap;
	}

	/** Only write down what is sent. */
	static Checkpoints recording(DataSource dataSource) {
		return new Checkpoints(dataSource, (sent) -> false, (connection) -> {
		});
	}

	/**
	 * Let something happen.
	 * @param point how many statements, commits and rollbacks go before
	 */
	static Checkpoints before(int point, DataSource dataSource, Mishap mishap) {
		return new Checkpoints(dataSource, (sent) -> sent.size() == point + 1, mishap);
	}

	/**
	 * Let something happen before the first statement of a kind.
	 * @param beginning how it begins
	 */
	static Checkpoints before(String beginning, DataSource dataSource, Mishap mishap) {
		return new Checkpoints(dataSource,
				(sent) -> sent.stream().filter((statement) -> statement.startsWith(beginning)).count() == 1
						&& last(sent, 0).startsWith(beginning),
				mishap);
	}

	/**
	 * Let something happen before one of the statements of a kind.
	 * @param number which of them, counted from one
	 */
	static Checkpoints before(String beginning, int number, DataSource dataSource, Mishap mishap) {
		return new Checkpoints(dataSource,
				(sent) -> sent.stream().filter((statement) -> statement.startsWith(beginning)).count() == number
						&& last(sent, 0).startsWith(beginning),
				mishap);
	}

	/** Let something happen before what follows upon the first statement of a kind. */
	static Checkpoints after(String beginning, DataSource dataSource, Mishap mishap) {
		return new Checkpoints(dataSource,
				(sent) -> sent.size() > 1
						&& sent.stream().filter((statement) -> statement.startsWith(beginning)).count() == 1
						&& last(sent, 1).startsWith(beginning),
				mishap);
	}

	private static String last(List<String> sent, int back) {
		return sent.get(sent.size() - 1 - back);
	}

	/** Let something happen before each statement, commit and rollback. */
	static Checkpoints each(DataSource dataSource, Mishap mishap) {
		return new Checkpoints(dataSource, (sent) -> true, mishap);
	}

	/** Return the statements that were sent, commits and rollbacks included. */
	List<String> sent() {
		return this.sent;
	}

	/** Tell whether it happened. */
	boolean reached() {
		return this.reached;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return proxy(Connection.class, (proxy, method, arguments) -> {
			if (TRANSACTION_ENDS.contains(method.getName())) {
				pass(connection, method.getName());
			}
			Object result = call(method, connection, arguments);
			if (result instanceof PreparedStatement prepared) {
				return watched(connection, PreparedStatement.class, prepared, String.valueOf(arguments[0]));
			}
			return (result instanceof Statement statement) ? watched(connection, Statement.class, statement, "")
					: result;
		});
	}

	private <T extends Statement> T watched(Connection connection, Class<T> type, T statement, String sql) {
		List<String> batch = new ArrayList<>();
		return proxy(type, (proxy, method, arguments) -> {
			if (method.getName().equals("addBatch") && arguments != null) {
				batch.add(String.valueOf(arguments[0]));
				return null;
			}
			if (method.getName().equals("executeBatch") && !batch.isEmpty()) {
				return executeBatch(connection, statement, batch);
			}
			if (method.getName().startsWith("execute")) {
				pass(connection, (arguments != null) ? String.valueOf(arguments[0]) : sql);
			}
			return call(method, statement, arguments);
		});
	}

	/**
	 * What is sent together is still done one after the other, and anything can happen in
	 * between: then those before it have reached the server, and those after it have not.
	 */
	private int[] executeBatch(Connection connection, Statement statement, List<String> batch) throws SQLException {
		for (String sql : batch) {
			List<String> then = new ArrayList<>(this.sent);
			then.add(sql);
			if (this.due.test(then)) {
				statement.executeBatch();
			}
			pass(connection, sql);
			statement.addBatch(sql);
		}
		batch.clear();
		return statement.executeBatch();
	}

	private void pass(Connection connection, String statement) throws SQLException {
		boolean now;
		synchronized (this) { // several threads work, and each point is passed once
			this.sent.add(statement);
			now = this.due.test(this.sent);
		}
		if (now) {
			this.reached = true;
			this.mishap.happen(connection);
		}
	}

	private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(Checkpoints.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

	/** What happens to a connection. */
	@FunctionalInterface
	interface Mishap {

		void happen(Connection connection) throws SQLException;

	}

}
