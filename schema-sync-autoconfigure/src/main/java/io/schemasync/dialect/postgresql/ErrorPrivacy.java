package io.schemasync.dialect.postgresql;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Takes the values of rows out of the server's errors. It quotes them in the details of a
 * broken rule ({@code Key (email)=(…) already exists}), and in the message itself where a
 * value does not fit a type.
 */
final class ErrorPrivacy {

	private static final Pattern QUOTED = Pattern.compile("\"[^\\n]*\"");

	private ErrorPrivacy() {
	}

	static SQLException withoutValues(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		boolean broken = state.startsWith("23");
		boolean unfit = state.startsWith("22");
		if (!broken && !unfit) {
			return error;
		}
		// The driver puts the details into lines of their own
		String message = String.valueOf(error.getMessage()).split("\\R", 2)[0];
		SQLException copy = new SQLException(unfit ? QUOTED.matcher(message).replaceAll("\"…\"") : message, state,
				error.getErrorCode());
		copy.setStackTrace(error.getStackTrace());
		return copy;
	}

}
