package io.schemasync.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How long the statements of a connection may run. Some drivers keep what one statement
 * was told for all that follow, those of the application included.
 *
 * @param seconds the limit, 0 for none
 */
record StatementLimits(int seconds) {

	static StatementLimits of(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			return new StatementLimits(statement.getQueryTimeout());
		}
	}

	void restore(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(this.seconds);
		}
	}

}
