package io.schemasync.dialect.mariadb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.ForeignKey;

/**
 * Marks rules that new rows obey already, while those of today have yet to be looked at.
 * The mark is in the catalog, so that whoever comes after a run that was stopped sees it.
 */
final class Unchecked {

	private static final String MARK = "schemasync_unchecked";

	/** Always true, and kept by the server as it is written. */
	private static final String CONDITION = " and '" + MARK + "' <> ''";

	private static final Pattern MARKED = Pattern.compile("(?s)(.*) and '" + MARK + "' <> ''");

	private static final String SUFFIX = "_" + MARK;

	private Unchecked() {
	}

	static ForeignKey mark(ForeignKey key) {
		String name = String.valueOf(key.name());
		int longest = MariaDbNames.LONGEST - SUFFIX.length();
		int length = name.codePointCount(0, name.length());
		String kept = (length > longest) ? name.substring(0, name.offsetByCodePoints(0, longest)) : name;
		return named(key, kept + SUFFIX, false);
	}

	/** What was cut off a long name is lost, which makes no difference. */
	static ForeignKey settled(ForeignKey key) {
		String name = String.valueOf(key.name());
		return named(key, isMarked(name) ? name.substring(0, name.length() - SUFFIX.length()) : name, true);
	}

	static ForeignKey named(ForeignKey key, String name, boolean validated) {
		return new ForeignKey(name, key.columns(), key.referencedTable(), key.referencedColumns(), key.onDelete(),
				key.onUpdate(), key.timing(), validated);
	}

	static boolean isMarked(String name) {
		return name.endsWith(SUFFIX) && name.length() > SUFFIX.length();
	}

	static CheckConstraint mark(CheckConstraint check) {
		return validated(check, false);
	}

	static CheckConstraint settled(CheckConstraint check) {
		return validated(check, true);
	}

	private static CheckConstraint validated(CheckConstraint check, boolean validated) {
		return new CheckConstraint(check.name(), check.expression(), check.columns(), validated, check.values());
	}

	/** Write a rule down as the server is to keep it. */
	static String condition(CheckConstraint check) {
		return check.validated() ? check.expression() : "(" + check.expression() + ")" + CONDITION;
	}

	static boolean isCondition(String clause) {
		return MARKED.matcher(clause).matches();
	}

	/** Return what a rule says besides. */
	static String withoutMark(String clause) {
		Matcher matcher = MARKED.matcher(clause);
		return matcher.matches() ? ColumnDefinition.withoutParentheses(matcher.group(1)) : clause;
	}

}
