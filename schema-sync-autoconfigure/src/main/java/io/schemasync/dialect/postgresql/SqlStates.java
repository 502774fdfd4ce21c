package io.schemasync.dialect.postgresql;

import java.sql.SQLException;

import io.schemasync.dialect.ErrorKind;

/**
 * Meaning of PostgreSQL's error codes.
 */
final class SqlStates {

	static final String INSUFFICIENT_PRIVILEGE = "42501";

	private SqlStates() {
	}

	static ErrorKind classify(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		return switch (state) {
			case "55P03", "40P01" -> ErrorKind.LOCK;
			case INSUFFICIENT_PRIVILEGE -> ErrorKind.RIGHTS;
			case "57P01", "57P02", "57P03", "53300", "3D000" -> ErrorKind.CONNECTION;
			case "25006" -> ErrorKind.READ_ONLY;
			case "57014" -> ErrorKind.TIMEOUT;
			default -> byClass(state);
		};
	}

	private static ErrorKind byClass(String state) {
		if (state.startsWith("08")) {
			return ErrorKind.CONNECTION;
		}
		if (state.startsWith("23")) {
			return ErrorKind.VIOLATION;
		}
		return state.startsWith("28") ? ErrorKind.CREDENTIALS : ErrorKind.OTHER;
	}

}
