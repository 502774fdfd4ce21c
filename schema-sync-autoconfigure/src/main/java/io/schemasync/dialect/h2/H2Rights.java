package io.schemasync.dialect.h2;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.MissingRight;
import io.schemasync.schema.Schema;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Knows who may change what: an administrator, whoever has the one right to change
 * schemas, and the owner of a schema.
 */
final class H2Rights {

	private static final String FOREIGN = """
			select schema_name from information_schema.schemata where schema_name in (@) and schema_owner <> current_user
				and schema_owner not in (select role_name from information_schema.roles)""";

	private H2Rights() {
	}

	static String toChange(String user) {
		return "As an administrator: GRANT ALTER ANY SCHEMA TO %s. Or let schemasync.datasource.username be a user who has that right."
			.formatted(H2Names.ANY.quote(user));
	}

	static List<MissingRight> missing(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		Set<String> schemas = Stream.concat(desired.tables().keySet().stream(), desired.sequences().keySet().stream())
			.flatMap((name) -> Stream.ofNullable(name.orIn(catalog.server().defaultSchema()).schema()))
			.collect(Collectors.toCollection(TreeSet::new));
		if (schemas.isEmpty()) {
			return List.of();
		}
		String list = schemas.stream().map(H2Names.ANY::literal).collect(Collectors.joining(", "));
		String user = catalog.server().user();
		return jdbc.queryForList(H2Names.catalog(FOREIGN.replace("@", list)), String.class)
			.stream()
			.filter(Objects::nonNull)
			.filter((schema) -> !mayChange(jdbc, schema))
			.map((schema) -> new MissingRight(
					"user '%s' may not create or change in schema '%s'".formatted(user, schema), toChange(user)))
			.toList();
	}

	/**
	 * Who is no administrator does not even see the rights of his own. H2 looks for the
	 * right before it finds that there is nothing to do.
	 */
	private static boolean mayChange(JdbcOperations jdbc, String schema) {
		try {
			jdbc.execute("create schema if not exists " + H2Names.ANY.quote(schema));
			return true;
		}
		catch (DataAccessException ex) {
			return !isMissing(ex);
		}
	}

	/** Tell whether an error says that a right is missing. */
	static boolean isMissing(DataAccessException error) {
		return error.getMostSpecificCause() instanceof SQLException cause
				&& H2Errors.classify(cause) == ErrorKind.RIGHTS;
	}

}
