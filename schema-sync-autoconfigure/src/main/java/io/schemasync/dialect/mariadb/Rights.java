package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.MissingRight;
import io.schemasync.schema.Schema;

import org.springframework.jdbc.core.JdbcOperations;

/** Knows which rights the work takes, and how they are granted. */
final class Rights {

	/** What is needed in a database, whatever the plan. */
	private static final List<String> NEEDED = List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER",
			"INDEX", "REFERENCES", "CREATE TEMPORARY TABLES");

	private static final String ROWS = "SELECT, INSERT, UPDATE, DELETE";

	/** Names of databases are patterns in grants. */
	private static final String GRANTED = """
			select privilege_type from information_schema.user_privileges where grantee in (%1$s)
			union select privilege_type from information_schema.schema_privileges
				where grantee in (%1$s) and %2$s like table_schema""";

	private Rights() {
	}

	static String grant(Collection<String> rights, String database, String user) {
		return grant(String.join(", ", rights), database, user);
	}

	private static String grant(String rights, String database, String user) {
		return "GRANT %s ON %s.* TO %s".formatted(rights, MariaDbNames.IDENTIFIERS.quote(database),
				MariaDbNames.account(user));
	}

	static String toCreateDatabases(String user) {
		return "As an administrator: GRANT CREATE ON *.* TO %s, or create the database for it and GRANT what is needed there."
			.formatted(MariaDbNames.account(user));
	}

	static String toWork(String database, String user) {
		return "As an administrator: " + grant(NEEDED, database, user)
				+ ". The strategy 'recreate' also takes DROP, and a view CREATE VIEW. Or let "
				+ "schemasync.datasource.username be a user who has them.";
	}

	static String toUse(Collection<String> databases, String user) {
		return databases.stream()
			.map((database) -> grant(ROWS, database, user))
			.collect(Collectors.joining("; ", "As an administrator: ", "."));
	}

	/** What a role brings that is active in this session is not to be seen. */
	static List<MissingRight> missing(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		String user = catalog.server().user();
		if (hasRole(jdbc, catalog)) {
			return List.of();
		}
		Set<String> databases = Stream.concat(desired.tables().keySet().stream(), desired.sequences().keySet().stream())
			.flatMap((name) -> Stream.ofNullable(name.orIn(catalog.server().defaultSchema()).schema()))
			.collect(Collectors.toCollection(TreeSet::new));
		String grantees = literal(MariaDbNames.account(user)) + ", 'PUBLIC'";
		List<MissingRight> missing = new ArrayList<>();
		for (String database : databases) {
			Set<String> lacking = new LinkedHashSet<>(NEEDED);
			InformationSchema.rows(jdbc, GRANTED.formatted(grantees, literal(database)))
				.forEach((row) -> lacking.remove(row.text(1)));
			if (!lacking.isEmpty()) {
				missing.add(new MissingRight(
						"user %s lacks %s in database '%s'".formatted(MariaDbNames.account(user),
								String.join(", ", lacking), database),
						"As an administrator: " + grant(lacking, database, user)));
			}
		}
		return missing;
	}

	private static boolean hasRole(JdbcOperations jdbc, Catalog catalog) {
		String role = Flavour.isMySql(catalog.server()) ? "nullif(current_role(), 'NONE')" : "current_role()";
		return !InformationSchema.rows(jdbc, "select 1 from dual where " + role + " is not null").isEmpty();
	}

	private static String literal(String text) {
		return MariaDbNames.IDENTIFIERS.literal(text);
	}

}
