package io.schemasync.benchmark;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Notes the queries of a start, so that they can be asked again and nothing else done.
 */
final class Recorder {

	private final List<Query> queries = new ArrayList<>();

	private final DataSource dataSource;

	Recorder(DataSource target) {
		this.dataSource = proxy(DataSource.class, target, null);
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	List<Query> queries() {
		return List.copyOf(this.queries);
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

	/**
	 * A query.
	 *
	 * @param sql its text
	 * @param parameters the values of its parameters
	 */
	record Query(String sql, List<Object> parameters) implements Serializable {
	}

}
