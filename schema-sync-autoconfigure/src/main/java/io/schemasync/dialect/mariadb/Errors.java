package io.schemasync.dialect.mariadb;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.ErrorKind;

import org.springframework.dao.DataAccessException;

/** What the servers' error codes mean. */
final class Errors {

	/** With 1020 a transaction says that another one was faster. */
	private static final Set<Integer> LOCK = Set.of(1020, 1205, 1213, 3572);

	private static final Set<Integer> RIGHTS = Set.of(1044, 1095, 1142, 1143, 1227, 1370, 1410);

	private static final Set<Integer> CREDENTIALS = Set.of(1045, 1698);

	private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836);

	private static final Set<Integer> TIMEOUT = Set.of(1317, 1969, 3024);

	private static final Set<Integer> CONNECTION = Set.of(1053, 1077, 1152, 1158, 1159, 1160, 1161, 1927, 2006, 2013);

	/** With 1265 a statement says that it would have to turn null into something else. */
	private static final Set<Integer> VIOLATION = Set.of(1022, 1048, 1062, 1138, 1216, 1217, 1265, 1451, 1452, 1644,
			3819, 4025);

	/** The statement asked for an algorithm that does not do for this table. */
	private static final Set<Integer> ALGORITHM = Set.of(1845, 1846);

	private static final int TOO_MANY_CHANGES = 1799;

	private Errors() {
	}

	static ErrorKind kind(DataAccessException error) {
		return (error.getMostSpecificCause() instanceof SQLException cause) ? classify(cause) : ErrorKind.OTHER;
	}

	static ErrorKind classify(SQLException error) {
		int code = error.getErrorCode();
		String state = String.valueOf(error.getSQLState());
		if (LOCK.contains(code)) {
			return ErrorKind.LOCK;
		}
		if (CREDENTIALS.contains(code)) {
			return ErrorKind.CREDENTIALS;
		}
		if (RIGHTS.contains(code)) {
			return ErrorKind.RIGHTS;
		}
		if (READ_ONLY.contains(code)) {
			return ErrorKind.READ_ONLY;
		}
		if (TIMEOUT.contains(code) || error instanceof SQLTimeoutException) {
			return ErrorKind.TIMEOUT;
		}
		if (CONNECTION.contains(code) || state.startsWith("08")
				|| error instanceof SQLNonTransientConnectionException) {
			return ErrorKind.CONNECTION;
		}
		return VIOLATION.contains(code) ? ErrorKind.VIOLATION : ErrorKind.OTHER;
	}

	static Optional<String> remedy(SQLException error) {
		if (ALGORITHM.contains(error.getErrorCode())) {
			return Optional
				.of("The server cannot make this change while the table is in use. Run the statement without "
						+ "its ALGORITHM and LOCK clauses at a quiet time, or let a tool such as gh-ost do it.");
		}
		if (error.getErrorCode() == TOO_MANY_CHANGES) {
			return Optional.of("The table was written more than the server could note down meanwhile: raise "
					+ "innodb_online_alter_log_max_size, or start again at a quieter time.");
		}
		return Optional.empty();
	}

	/** These quote a value of a row. */
	static SQLException withoutValues(SQLException error) {
		String message = String.valueOf(error.getMessage());
		String without = message.replaceAll("(?s)Duplicate entry '.*' for key", "Duplicate entry for key")
			.replaceAll("(?s)(Incorrect|Truncated incorrect) (\\S+) value: '.*' for column", "$1 $2 value for column")
			.replaceAll("(?s)(Incorrect|Truncated incorrect) (\\S+) value: '.*'", "$1 $2 value");
		if (without.equals(message)) {
			return error;
		}
		SQLException shown = new SQLException(without, error.getSQLState(), error.getErrorCode());
		shown.setStackTrace(error.getStackTrace());
		return shown;
	}

}
