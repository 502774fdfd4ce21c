package io.schemasync.execute;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Finds the server's error in what wraps it.
 */
final class SqlErrors {

	private SqlErrors() {
	}

	/** Find the innermost error of the database. */
	static @Nullable SQLException in(Throwable error) {
		SQLException found = null;
		for (Throwable cause = error; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
			if (cause instanceof SQLException ex) {
				found = ex;
			}
		}
		return found;
	}

	static String message(Throwable error) {
		SQLException sql = in(error);
		String message = (sql != null) ? sql.getMessage() : error.getMessage();
		return (message != null) ? message : error.getClass().getName();
	}

}
