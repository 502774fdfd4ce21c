package io.schemasync.dialect.postgresql;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows servers that take PostgreSQL's driver for their own, and why a plan made for
 * PostgreSQL would not do there what it says. They are told by what they answer to
 * {@code version()}, as their manuals show it.
 */
final class LookAlike {

	/** Name of the extension that makes one server of many. */
	static final String CITUS = "citus";

	static final String CITUS_REASON = "the extension citus is installed, and uniques and foreign keys of distributed "
			+ "tables must hold the column they are distributed by, which entities do not tell";

	/** Every build of PostgreSQL names its compiler. */
	private static final Pattern POSTGRESQL = Pattern.compile("PostgreSQL \\d+.*compiled by .*", Pattern.DOTALL);

	private static final String OTHER_PRODUCT = "another product, with a catalog and statements of its own";

	private static final Map<String, String> REASONS = new LinkedHashMap<>();

	static {
		REASONS.put("-yb-", "YugabyteDB, which does not undo changes of tables with the transaction around them");
		REASONS.put("cockroach", "CockroachDB, where changes of tables go on after the commit, and may fail then");
		REASONS.put("redshift", "Amazon Redshift, which keeps no indexes and enforces neither uniques nor references");
		REASONS.put("greenplum", "Greenplum, where uniques must hold the columns that a table is distributed by");
		for (String other : new String[] { "materialize", "risingwave", "questdb", "crate", "gauss" }) {
			REASONS.put(other, OTHER_PRODUCT);
		}
	}

	private LookAlike() {
	}

	static boolean isPostgreSql(String version) {
		return POSTGRESQL.matcher(version).matches() && known(version).isEmpty();
	}

	/**
	 * Return why a server is not treated as PostgreSQL; nothing if it is just too old.
	 */
	static Optional<String> reason(String version) {
		if (isPostgreSql(version)) {
			return Optional.empty();
		}
		boolean bare = version.matches("PostgreSQL [0-9.]+");
		return Optional.of(known(version).orElse(bare
				? "Amazon Aurora DSQL says no more than that; a transaction takes "
						+ "one change of a table there, nothing enforces references, and indexes come about later"
				: OTHER_PRODUCT));
	}

	private static Optional<String> known(String version) {
		String lower = version.toLowerCase(Locale.ROOT);
		return REASONS.entrySet()
			.stream()
			.filter((entry) -> lower.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
