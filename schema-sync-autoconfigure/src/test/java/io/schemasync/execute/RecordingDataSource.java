package io.schemasync.execute;

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

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down what its connections send to the server.
 */
class RecordingDataSource extends DelegatingDataSource {

	private static final Set<String> TRANSACTIONS = Set.of("setAutoCommit", "commit", "rollback", "setReadOnly",
			"setTransactionIsolation");

	final List<String> sent = new ArrayList<>();

	final List<String> batched = new ArrayList<>();

	int executions;

	RecordingDataSource(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return proxy(Connection.class, (proxy, method, arguments) -> {
			if (TRANSACTIONS.contains(method.getName())) {
				this.sent.add(method.getName());
			}
			Object result = call(method, connection, arguments);
			if (result instanceof PreparedStatement prepared) {
				return recording(PreparedStatement.class, prepared, (String) arguments[0]);
			}
			return (result instanceof Statement statement) ? recording(Statement.class, statement, "") : result;
		});
	}

	private <T> T recording(Class<T> type, T statement, String sql) {
		return proxy(type, (proxy, method, arguments) -> {
			boolean batches = method.getName().equals("addBatch") && arguments != null;
			boolean executes = method.getName().startsWith("execute");
			String text = (arguments != null) ? String.valueOf(arguments[0]) : sql;
			if (batches) {
				this.batched.add(text);
			}
			if (batches || executes && !text.isEmpty()) {
				this.sent.add(text);
			}
			this.executions += executes ? 1 : 0;
			return call(method, statement, arguments);
		});
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
		return type
			.cast(Proxy.newProxyInstance(RecordingDataSource.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
