package io.schemasync.dialect.postgresql;

import java.util.regex.Pattern;

/**
 * Recognises defaults that an added column takes without a rewrite: literals, also cast,
 * and the functions of the current time, which the server calls stable.
 */
final class StableDefault {

	private static final String CAST = "(\\s*::\\s*[\\w\" .]+(\\(\\d+(,\\s*\\d+)?\\))?( with(out)? time zone)?(\\[\\])*)*";

	private static final Pattern LITERAL = Pattern.compile(
			"\\(*\\s*([+-]?\\d+(\\.\\d+)?|'([^'\\\\]|'')*'|true|false|null)\\s*\\)*" + CAST + "\\)*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NOW = Pattern.compile(
			"\\(*(now\\(\\)|current_(timestamp|date|time)|local(timestamp|time))(\\(\\d\\))?\\)*" + CAST + "\\)*",
			Pattern.CASE_INSENSITIVE);

	private StableDefault() {
	}

	static boolean test(String expression) {
		String trimmed = expression.trim();
		return LITERAL.matcher(trimmed).matches() || NOW.matcher(trimmed).matches();
	}

}
