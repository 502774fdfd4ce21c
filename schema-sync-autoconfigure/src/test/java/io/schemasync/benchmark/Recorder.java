package io.schemasync.benchmark;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Notes the queries of a start, so that they can be asked again and nothing else done,
 * and counts its transactions.
 */
final class Recorder {

	private final List<Query> queries = new ArrayList<>();

	private final DataSource dataSource;

	private int transactions;

	Recorder(DataSource target) {
		this.dataSource = proxy(DataSource.class, target, null);
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	List<Query> queries() {
		return List.copyOf(this.queries);
	}

	/** Return how many transactions wrote something and were committed. */
	int transactions() {
		return this.transactions;
	}

	private <T> T proxy(Class<T> type, T target, Query query) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, query, method, arguments)));
	}

	private Object invoke(Object target, Query query, Method method, Object[] arguments) throws Throwable {
		if (query != null && method.getName().startsWith("set") && arguments.length >= 2
				&& arguments[0] instanceof Integer) {
			query.parameters().add(arguments[1]);
		}
		if (query != null && method.getName().equals("executeQuery")) {
			this.queries.add(query);
		}
		if (method.getName().equals("commit") && hasWritten((Connection) target)) {
			this.transactions++;
		}
		try {
			Object result = method.invoke(target, arguments);
			if (method.getName().equals("getConnection") && target instanceof DataSource) {
				return proxy(Connection.class, (Connection) result, null);
			}
			return (method.getName().equals("prepareStatement")) ? proxy(PreparedStatement.class,
					(PreparedStatement) result, new Query((String) arguments[0], new ArrayList<>())) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static boolean hasWritten(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select pg_current_xact_id_if_assigned() is not null")) {
			return result.next() && result.getBoolean(1);
		}
	}

	/**
	 * A query.
	 *
	 * @param sql its text
	 * @param parameters the values of its parameters
	 */
	record Query(String sql, List<Object> parameters) implements Serializable {
	}

}
