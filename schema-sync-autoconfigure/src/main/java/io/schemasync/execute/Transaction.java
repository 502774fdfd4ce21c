package io.schemasync.execute;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * End of a transaction. Whatever happens, the connection no longer believes to be in one:
 * statements would be committed one by one that are meant to be all or nothing.
 *
 * @param connection the connection
 */
record Transaction(Connection connection) implements AutoCloseable {

	void undo() throws SQLException {
		this.connection.rollback();
	}

	@Override
	public void close() throws SQLException {
		this.connection.setAutoCommit(true);
	}

}
