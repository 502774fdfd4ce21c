package io.schemasync.dialect.h2;

import java.sql.DatabaseMetaData;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Knows which H2 can be read.
 */
final class Support {

	/** 2.3 tells of foreign keys in other words, and so of each as a difference. */
	private static final int OLDEST = 2_004;

	private Support() {
	}

	/**
	 * Make sure that the version is one that the tests know. Asks the driver alone.
	 * @param jdbc the connection
	 * @param supported which versions are, for people
	 * @throws SchemaSyncException if it is not
	 */
	static void checkVersion(JdbcOperations jdbc, String supported) {
		jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			DatabaseMetaData metaData = connection.getMetaData();
			if (metaData.getDatabaseMajorVersion() * 1_000 + metaData.getDatabaseMinorVersion() < OLDEST) {
				throw new SchemaSyncException(Problem.UNSUPPORTED_DATABASE,
						"H2 " + metaData.getDatabaseProductVersion() + " is not supported.",
						"schema-sync supports " + supported
								+ ". Use a newer version of the driver (Spring Boot's own, for example), or set "
								+ "schemasync.enabled=false for this application.",
						null);
			}
			return true;
		});
	}

	/**
	 * Find out why the catalog could not be read.
	 * @param jdbc the connection
	 * @throws SchemaSyncException if it is shown as versions before 2.0 did
	 */
	static void checkCatalog(JdbcOperations jdbc) {
		try {
			jdbc.queryForList(H2Names.catalog("select name from information_schema.settings where 1 = 0"));
		}
		catch (DataAccessException ex) {
			return;
		}
		throw new SchemaSyncException(Problem.CONFIGURATION, "H2 shows its catalog as versions before 2.0 did.",
				"Remove OLD_INFORMATION_SCHEMA=TRUE from the URL of the connection.", null);
	}

}
