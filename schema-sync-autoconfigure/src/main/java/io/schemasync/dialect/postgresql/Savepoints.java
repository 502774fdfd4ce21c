package io.schemasync.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps a failing question from spoiling the transaction in which it is asked.
 */
final class Savepoints {

	private Savepoints() {
	}

	/**
	 * Ask a question that the server may reject.
	 * @param <T> the type of the answer
	 * @param jdbc the connection
	 * @param question the question
	 * @return the answer
	 */
	static <T> T guard(JdbcOperations jdbc, Supplier<T> question) {
		Optional<Savepoint> savepoint = jdbc.execute((ConnectionCallback<Optional<Savepoint>>) Savepoints::set);
		try {
			return question.get();
		}
		catch (DataAccessException ex) {
			if (savepoint != null && savepoint.isPresent()) {
				jdbc.execute((ConnectionCallback<Savepoint>) (connection) -> {
					connection.rollback(savepoint.get());
					return savepoint.get();
				});
			}
			throw ex;
		}
	}

	private static Optional<Savepoint> set(Connection connection) throws SQLException {
		return connection.getAutoCommit() ? Optional.empty() : Optional.of(connection.setSavepoint());
	}

}
