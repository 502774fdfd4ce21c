package io.schemasync.sample;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down which statements schema-sync sends while the application starts. */
class CountingDataSources implements BeanPostProcessor {

	private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

	static void reset() {
		STATEMENTS.clear();
	}

	static List<String> statements() {
		return List.copyOf(STATEMENTS);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource dataSource) ? new Counting(dataSource) : bean;
	}

	private static boolean isOurs() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.anyMatch((frame) -> frame.getClassName().startsWith("io.schemasync.execute.")));
	}

	private static final class Counting extends DelegatingDataSource {

		Counting(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			return counting(Connection.class, super.getConnection(), "");
		}

	}

	private static <T> T counting(Class<T> type, T target, String sql) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			String text = (arguments != null && arguments.length > 0 && arguments[0] instanceof String first) ? first
					: sql;
			boolean sends = method.getName().startsWith("execute") || method.getName().equals("commit")
					|| method.getName().equals("rollback");
			if (sends && isOurs()) {
				STATEMENTS.add(method.getName() + " " + text);
			}
			try {
				Object result = method.invoke(target, arguments);
				return (result instanceof Statement statement && method.getReturnType().isInterface())
						? wrap(method.getReturnType(), statement, text) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static <T> Object wrap(Class<T> type, Object target, String sql) {
		return counting(type, type.cast(target), sql);
	}

}
