package io.schemasync.proof;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what its connections send to the server, and lets something happen before one of
 * these statements.
 */
final class Checkpoints extends DelegatingDataSource {

	private static final Set<String> TRANSACTION_ENDS = Set.of("commit", "rollback");

	private final List<String> sent = new CopyOnWriteArrayList<>();

	private final int point;

	private final Mishap mishap;

	private Checkpoints(DataSource dataSource, int point, Mishap mishap) {
		super(dataSource);
		this.point = point;
		this.mishap = mishap;
	}

	/** Only write down what is sent. */
	static Checkpoints recording(DataSource dataSource) {
		return before(-1, dataSource, (connection) -> {
		});
	}

	/**
	 * Let something happen.
	 * @param point how many statements, commits and rollbacks go before
	 */
	static Checkpoints before(int point, DataSource dataSource, Mishap mishap) {
		return new Checkpoints(dataSource, point, mishap);
	}

	/** Return the statements that were sent, commits and rollbacks included. */
	List<String> sent() {
		return this.sent;
	}

	/** Tell whether it happened. */
	boolean reached() {
		return this.sent.size() > this.point;
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
		return proxy(type, (proxy, method, arguments) -> {
			if (method.getName().startsWith("execute")) {
				pass(connection, (arguments != null) ? String.valueOf(arguments[0]) : sql);
			}
			return call(method, statement, arguments);
		});
	}

	private void pass(Connection connection, String statement) throws SQLException {
		this.sent.add(statement);
		if (this.sent.size() == this.point + 1) {
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
