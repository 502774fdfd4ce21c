package io.schemasync.dialect.mariadb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which server it is.
 *
 * @param name product name
 * @param version the version as people write it
 * @param number the same as a number: {@code 11.4.5} is 110405
 */
record Flavour(String name, String version, int number) {

	static final String MARIADB = "MariaDB";

	static final String MYSQL = "MySQL";

	private static final int OLDEST_MARIADB = 101100;

	private static final int OLDEST_MYSQL = 80400;

	private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)\\.(\\d+).*");

	/**
	 * Recognise a server.
	 * @param version what it says about its version
	 * @param comment what it says about itself
	 * @return the server
	 * @throws SchemaSyncException if it is none that is supported
	 */
	static Flavour of(String version, @Nullable String comment) {
		Matcher matcher = VERSION.matcher(version);
		String about = version + " " + comment;
		if (!matcher.matches() || about.matches("(?i).*(tidb|aurora|vitess|singlestore|memsql|oceanbase|polardb).*")) {
			throw unsupported(about);
		}
		int number = Integer.parseInt(matcher.group(1)) * 10000 + Integer.parseInt(matcher.group(2)) * 100
				+ Integer.parseInt(matcher.group(3));
		boolean mariaDb = about.toLowerCase(java.util.Locale.ROOT).contains("mariadb");
		if (number < (mariaDb ? OLDEST_MARIADB : OLDEST_MYSQL)) {
			throw unsupported(about);
		}
		String text = matcher.group(1) + "." + matcher.group(2) + "." + matcher.group(3);
		return new Flavour(mariaDb ? MARIADB : MYSQL, text, number);
	}

	private static SchemaSyncException unsupported(String about) {
		return new SchemaSyncException(Problem.UNSUPPORTED_DATABASE,
				"The server is none that schema-sync supports: " + about.strip(),
				"schema-sync supports MariaDB 10.11 and MySQL 8.4 and later, but not the databases that only speak "
						+ "their protocol. Set schemasync.enabled=false for this application, or upgrade the server.",
				null);
	}

	static boolean isMySql(io.schemasync.dialect.Server server) {
		return MYSQL.equals(server.product());
	}

	boolean isMySql() {
		return MYSQL.equals(this.name);
	}

}
