package io.schemasync.dialect.mariadb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Fails once, before one statement, by an error or by the loss of the connection; or lets
 * something else happen there.
 */
final class FailingDataSource extends DelegatingDataSource {

	private final Predicate<String> at;

	private final boolean lost;

	private FailingDataSource(DataSource dataSource, Predicate<String> at, boolean lost) {
		super(dataSource);
		this.at = at;
		this.lost = lost;
	}

	/** Fail at the nth change of the schema. */
	static FailingDataSource atNth(DataSource dataSource, int number, boolean lost) {
		AtomicInteger left = new AtomicInteger(number);
		return new FailingDataSource(dataSource, (sql) -> isChange(sql) && left.decrementAndGet() == 0, lost);
	}

	/** Lose the connection before the first statement that matches. */
	static FailingDataSource lostBefore(DataSource dataSource, String pattern) {
		AtomicInteger left = new AtomicInteger(1);
		return new FailingDataSource(dataSource, (sql) -> sql.matches("(?is)" + pattern) && left.decrementAndGet() == 0,
				true);
	}

	/** Let something happen before the first statement that matches, and lose nothing. */
	static FailingDataSource before(DataSource dataSource, String pattern, Runnable event) {
		AtomicInteger left = new AtomicInteger(1);
		return new FailingDataSource(dataSource, (sql) -> {
			if (sql.matches("(?is)" + pattern) && left.decrementAndGet() == 0) {
				event.run();
			}
			return false;
		}, false);
	}

	private static boolean isChange(String sql) {
		return sql.matches("(?is)(create table|alter|set statement|begin not).*")
				&& !sql.matches("(?is)create table \\S*schemasync_.*");
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					Object result = invoke(connection, method, arguments);
					return (result instanceof Statement statement && method.getName().equals("createStatement"))
							? watched(statement, connection) : result;
				});
	}

	private Statement watched(Statement statement, Connection connection) {
		return (Statement) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Statement.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("execute") && this.at.test(String.valueOf(arguments[0]))) {
						if (this.lost) {
							connection.abort(Runnable::run);
						}
						else {
							throw new SQLException("no such luck", "HY000", 1105);
						}
					}
					return invoke(statement, method, arguments);
				});
	}

	private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
