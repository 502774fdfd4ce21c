package io.schemasync.execute;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Says in the driver's terms that the connection is gone, so that it is understood.
 * Templates leave it open without a proxy that keeps them from closing it.
 */
final class OwnConnection extends SingleConnectionDataSource {

	private static final String CONNECTION_DOES_NOT_EXIST = "08003";

	private final Connection connection;

	OwnConnection(Connection connection) {
		super(connection, false);
		this.connection = connection;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.connection.isClosed()) {
			throw new SQLException("The connection has been closed.", CONNECTION_DOES_NOT_EXIST);
		}
		return super.getConnection();
	}

}
