package io.schemasync.execute;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;

/**
 * Explains why no connection was to be had. No dialect is known at that point, so the
 * classes of the SQL standard have to do.
 */
final class ConnectionFailure {

	/** Drivers quote the URL, and some people write the password into it. */
	private static final Pattern SECRET = Pattern.compile("(?i)(password=|//[^/@\\s:]*:(?=[^/@\\s]*@))[^&\\s@]*");

	private ConnectionFailure() {
	}

	static SchemaSyncException of(Exception error) {
		SQLException sql = SqlErrors.in(error);
		String state = (sql != null && sql.getSQLState() != null) ? sql.getSQLState() : "";
		String message = SqlErrors.message(error);
		if (state.startsWith("28")) {
			return new SchemaSyncException(Problem.WRONG_CREDENTIALS,
					"The database does not accept the user name or password: " + message,
					"Check spring.datasource.username and spring.datasource.password (or schemasync.datasource.*), "
							+ "and that the role may log in.",
					error);
		}
		if (sql instanceof SQLTransientConnectionException && state.isEmpty()) {
			return new SchemaSyncException(Problem.CANNOT_CONNECT,
					"The connection pool has no connection left: " + message,
					"Find what keeps the pool's connections, make it larger (spring.datasource.hikari.maximum-pool-size), "
							+ "or give schema-sync connections of its own (schemasync.datasource.url).",
					error);
		}
		return new SchemaSyncException(Problem.CANNOT_CONNECT,
				"The database cannot be reached: " + SECRET.matcher(message).replaceAll("$1…"), action(state), error);
	}

	private static String action(String state) {
		return switch (state) {
			case "3D000" -> "Create the database, or correct its name in spring.datasource.url.";
			case "53300" -> "The server has no free connection left: close some, or raise its limit.";
			case "57P03" -> "The server is starting up or shutting down: wait for it, then start again.";
			case "90020" -> "Another process has the database's file open: stop it, or give the URL of each process "
					+ "the setting AUTO_SERVER=TRUE.";
			default -> "Check that the server runs or that the file can be opened, and that host, port and database in "
					+ "spring.datasource.url (or schemasync.datasource.url) are right.";
		};
	}

}
