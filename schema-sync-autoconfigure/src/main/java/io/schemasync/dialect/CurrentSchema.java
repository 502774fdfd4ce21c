package io.schemasync.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The schema that unqualified names mean on a connection. Some databases have catalogs in
 * the place of schemas.
 */
public final class CurrentSchema {

	private CurrentSchema() {
	}

	/**
	 * Ask for it.
	 * @param connection the connection
	 * @return its name, {@code null} if there is none
	 * @throws SQLException if the driver fails
	 */
	public static @Nullable String of(Connection connection) throws SQLException {
		return isCatalog(connection) ? connection.getCatalog() : connection.getSchema();
	}

	/**
	 * Change it.
	 * @param connection the connection
	 * @param schema the name of the other one
	 * @throws SQLException if the driver fails
	 */
	public static void use(Connection connection, String schema) throws SQLException {
		if (schema.equals(of(connection))) {
			return;
		}
		if (isCatalog(connection)) {
			connection.setCatalog(schema);
		}
		else {
			connection.setSchema(schema);
		}
	}

	/**
	 * Tell whether it is a catalog.
	 * @param connection the connection
	 * @return whether the database knows no schemas
	 * @throws SQLException if the driver fails
	 */
	public static boolean isCatalog(Connection connection) throws SQLException {
		return !connection.getMetaData().supportsSchemasInTableDefinitions();
	}

}
