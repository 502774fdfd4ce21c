package io.schemasync.dialect.h2;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

import io.schemasync.dialect.ErrorKind;

/**
 * Meaning of H2's error codes.
 */
final class H2Errors {

	private static final Pattern QUOTED = Pattern.compile("\"[^\\n]*\"|'[^\\n]*'");

	/** Where the message of a broken rule begins to quote the row. */
	private static final Pattern ROW = Pattern.compile("( VALUES|(?<=\\)) ?\\(|: \")");

	private H2Errors() {
	}

	static ErrorKind classify(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		return switch (state) {
			case "HYT00", "40001", "90131" -> ErrorKind.LOCK;
			case "90096", "90040" -> ErrorKind.RIGHTS;
			case "90007", "90020", "90067", "90098", "90121" -> ErrorKind.CONNECTION;
			case "90097" -> ErrorKind.READ_ONLY;
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

	static Optional<String> remedy(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		return switch (state) {
			case "42S01", "42101", "42111", "90035", "90045", "90119" ->
				Optional.of("Something that no entity maps has that name already: rename or drop it, or map the entity "
						+ "to another name.");
			default -> Optional.empty();
		};
	}

	/**
	 * H2 repeats the statement behind each message, and the row in that of a broken rule.
	 */
	static SQLException withoutValues(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		boolean broken = state.startsWith("23");
		boolean unfit = state.startsWith("22");
		if (!broken && !unfit) {
			return error;
		}
		String message = String.valueOf(error.getMessage()).split("\\R|; SQL statement:", 2)[0];
		String shown = unfit ? QUOTED.matcher(message).replaceAll("\"…\"") : rule(message);
		SQLException copy = new SQLException(shown, state, error.getErrorCode());
		copy.setStackTrace(error.getStackTrace());
		return copy;
	}

	/** The name of the rule comes first. */
	private static String rule(String message) {
		int colon = message.indexOf(": \"");
		if (colon < 0) {
			return message;
		}
		String rest = message.substring(colon + 3);
		String[] parts = ROW.split(rest, 2);
		return message.substring(0, colon) + ": " + parts[0].replace("\"", "");
	}

}
