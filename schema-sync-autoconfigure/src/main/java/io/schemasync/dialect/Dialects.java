package io.schemasync.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Collectors;

import io.schemasync.dialect.SchemaSyncException.Problem;

/**
 * Finds the dialect of a database among those on the class path, which declare themselves
 * as services of type {@link Dialect}.
 */
public final class Dialects {

	private static final List<Dialect> ALL = ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader())
		.stream()
		.map(Provider::get)
		.toList();

	private Dialects() {
	}

	/**
	 * Find the dialect for a connection. Asks the driver alone.
	 * @param connection the connection
	 * @return the dialect
	 * @throws SQLException if the driver fails
	 * @throws SchemaSyncException if no dialect supports the database
	 */
	public static Dialect of(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		for (Dialect dialect : ALL) {
			if (dialect.supports(metaData)) {
				return dialect;
			}
		}
		throw new SchemaSyncException(Problem.UNSUPPORTED_DATABASE,
				"%s %s is not supported.".formatted(metaData.getDatabaseProductName(),
						metaData.getDatabaseProductVersion()),
				"Use one of these: %s; or set schemasync.enabled=false.".formatted(supported()), null);
	}

	/**
	 * Say how scripts for a server are run.
	 * @param server the server
	 * @return what its dialect says
	 */
	public static Scripting scripting(Server server) {
		return ALL.stream()
			.flatMap((dialect) -> dialect.scripting(server.product()).stream())
			.findFirst()
			.orElse(Scripting.transactional(""));
	}

	/**
	 * Return the names and versions of all databases that there is a dialect for.
	 * @return a list for people
	 */
	public static String supported() {
		return ALL.stream().map(Dialect::supported).sorted().collect(Collectors.joining(", "));
	}

}
