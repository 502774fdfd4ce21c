package io.schemasync.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** Notes which statements go through a DataSource. */
final class StatementLog {

	private final List<String> statements = new ArrayList<>();

	private final DataSource dataSource;

	private int connections;

	private final Consumer<Integer> before;

	StatementLog(DataSource target) {
		this(target, (number) -> {
		});
	}

	/** Let something happen before each statement, which is told its number. */
	StatementLog(DataSource target, Consumer<Integer> before) {
		this.before = before;
		this.dataSource = proxy(DataSource.class, target, "");
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	List<String> statements() {
		return List.copyOf(this.statements);
	}

	int connections() {
		return this.connections;
	}

	private <T> T proxy(Class<T> type, T target, String sql) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, sql, method, arguments)));
	}

	private Object invoke(Object target, String sql, Method method, Object[] arguments) throws Throwable {
		String text = (arguments != null && arguments.length > 0 && arguments[0] instanceof String first) ? first : sql;
		boolean sends = method.getName().startsWith("execute") && !text.isEmpty();
		boolean batches = method.getName().equals("addBatch") && arguments != null;
		if ((sends || batches) && target instanceof Statement) {
			this.statements.add(text);
			this.before.accept(this.statements.size());
		}
		try {
			Object result = method.invoke(target, arguments);
			return method.getName().equals("unwrap") ? result : watched(result, text);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Object watched(Object result, String sql) {
		if (result instanceof Connection connection) {
			this.connections++;
			return proxy(Connection.class, connection, "");
		}
		if (result instanceof CallableStatement statement) {
			return proxy(CallableStatement.class, statement, sql);
		}
		if (result instanceof PreparedStatement statement) {
			return proxy(PreparedStatement.class, statement, sql);
		}
		return (result instanceof Statement statement) ? proxy(Statement.class, statement, sql) : result;
	}

}
