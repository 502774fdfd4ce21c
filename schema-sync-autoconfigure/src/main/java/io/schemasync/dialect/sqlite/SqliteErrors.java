package io.schemasync.dialect.sqlite;

import java.sql.SQLException;
import java.util.Optional;

import io.schemasync.dialect.ErrorKind;

/**
 * Meaning of SQLite's result codes (https://sqlite.org/rescode.html). Its messages name
 * columns and rules, and quote no values.
 */
final class SqliteErrors {

	/** The rest says more about the same. */
	private static final int PRIMARY = 0xff;

	private SqliteErrors() {
	}

	static ErrorKind classify(SQLException error) {
		return switch (error.getErrorCode() & PRIMARY) {
			case 5, 6 -> ErrorKind.LOCK;
			case 3, 23 -> ErrorKind.RIGHTS;
			case 8 -> ErrorKind.READ_ONLY;
			case 9 -> ErrorKind.TIMEOUT;
			case 14, 26 -> ErrorKind.CONNECTION;
			case 19 -> ErrorKind.VIOLATION;
			default -> ErrorKind.OTHER;
		};
	}

	static boolean isBusy(SQLException error) {
		return classify(error) == ErrorKind.LOCK;
	}

	static Optional<String> remedy(SQLException error) {
		String message = String.valueOf(error.getMessage());
		if (message.contains("is still what it was when the plan was made")) {
			return Optional.of("Another process changed the table in between: start again.");
		}
		if (message.contains("is made anew") || message.contains("the copy of ")) {
			return Optional
				.of("The table is as it was. Change it by hand, and please report the definition of the table.");
		}
		if (message.contains("or is referenced by it, is there")) {
			return Optional
				.of("PRAGMA foreign_key_check names the rows whose foreign key points nowhere: mend them, then "
						+ "start again.");
		}
		return switch (error.getErrorCode() & PRIMARY) {
			case 13 -> Optional.of("Make room on the disk: while a table is made anew the database needs twice the "
					+ "table's size.");
			case 11 ->
				Optional.of("The file is damaged: restore a backup (PRAGMA integrity_check says what is wrong).");
			default -> Optional.empty();
		};
	}

}
