package io.schemasync.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.postgresql.PGConnection;
import org.springframework.util.ClassUtils;

import io.schemasync.dialect.Dialect.ConnectionSource;

/**
 * Recognises poolers in transaction mode (PgBouncer and its like), where one connection
 * is served by many sessions of the server, and one session serves many connections:
 * locks and settings of the session reach strangers.
 */
final class Poolers {

	private static final boolean DRIVER = ClassUtils.isPresent("org.postgresql.PGConnection",
			Poolers.class.getClassLoader());

	private static final int ROUNDS = 3;

	private Poolers() {
	}

	static boolean hasSessionOfItsOwn(Connection connection, ConnectionSource another) throws SQLException {
		if (!DRIVER || !pooled(connection)) {
			return true;
		}
		try (Connection second = another.open()) {
			second.setAutoCommit(false);
			for (int round = 0; round < ROUNDS; round++) {
				if (changes(connection, second)) {
					return false;
				}
			}
			return true;
		}
		catch (SQLException ex) {
			return false; // nobody can tell, so that the worse is to be expected
		}
	}

	/**
	 * A pooler makes up the process id that the driver gets when it connects. In session
	 * mode all is well even so.
	 */
	private static boolean pooled(Connection connection) throws SQLException {
		return connection.isWrapperFor(PGConnection.class)
				&& connection.unwrap(PGConnection.class).getBackendPID() != backend(connection);
	}

	/**
	 * While the second connection is in a transaction, it keeps a session: in transaction
	 * mode the one that the first has just used, or else the first may find itself in
	 * another.
	 */
	private static boolean changes(Connection first, Connection second) throws SQLException {
		int before = backend(first);
		try {
			return backend(second) == before || backend(first) != before;
		}
		finally {
			second.rollback();
		}
	}

	private static int backend(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select pg_backend_pid()")) {
			result.next();
			return result.getInt(1);
		}
	}

}
