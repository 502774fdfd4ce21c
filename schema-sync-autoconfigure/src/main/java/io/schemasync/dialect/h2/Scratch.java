package io.schemasync.dialect.h2;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.schemasync.dialect.Catalog;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An empty database of the same kind and with the same settings, in memory and for us
 * alone: what is created there can be read back as H2 understands it, and nothing is
 * written to the user's database. For one thread.
 */
final class Scratch implements AutoCloseable {

	private static final Set<String> SETTINGS = new TreeSet<>(Set.of("MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"CASE_INSENSITIVE_IDENTIFIERS", "DEFAULT_NULL_ORDERING", "VARIABLE_BINARY", "NON_KEYWORDS"));

	private final SingleConnectionDataSource dataSource;

	private final JdbcTemplate jdbc;

	private Scratch(Connection connection) {
		this.dataSource = new SingleConnectionDataSource(connection, true);
		this.jdbc = new JdbcTemplate(this.dataSource);
	}

	/**
	 * Open one.
	 * @param jdbc the database that it is to resemble
	 */
	static Scratch like(JdbcOperations jdbc) {
		String names = SETTINGS.stream().map(H2Names.ANY::literal).collect(Collectors.joining(", "));
		List<String> settings = jdbc.query(H2Names
			.catalog("select setting_name, setting_value from information_schema.settings where setting_name in ("
					+ names + ")"),
				(row, number) -> ";" + row.getString(1) + "=" + row.getString(2));
		try {
			return new Scratch(DriverManager.getConnection("jdbc:h2:mem:" + String.join("", settings), "sa", ""));
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("No H2 could be opened in memory: " + ex.getMessage(), ex);
		}
	}

	JdbcOperations jdbc() {
		return this.jdbc;
	}

	/** Make schemas, one of which is that of unqualified names. */
	void schemas(Collection<String> namespaces, @Nullable String current) {
		namespaces.forEach((name) -> run("create schema if not exists " + H2Names.ANY.quote(name)));
		if (current != null) {
			run("create schema if not exists " + H2Names.ANY.quote(current));
			run("set schema " + H2Names.ANY.quote(current));
		}
	}

	/** Copy what types and expressions may name, as far as the role may see it. */
	void copyDefinitions(JdbcOperations jdbc, Catalog catalog) {
		if (catalog.types().isEmpty() && catalog.routines()
			.stream()
			.allMatch((name) -> name.name().startsWith("schema ") || H2Names.isMark(name))) {
			return;
		}
		try {
			jdbc.queryForList("script nodata nopasswords nosettings", String.class)
				.stream()
				.filter((sql) -> sql.matches("(?is)(create (force )?(domain|alias)|alter domain) .*"))
				.forEach(this::run);
		}
		catch (DataAccessException ex) {
			// Whatever needs them is reported as not understood
		}
	}

	/**
	 * Run a statement.
	 * @return whether H2 understands it here
	 */
	boolean run(String sql) {
		try {
			this.jdbc.execute(sql);
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.dataSource.destroy();
	}

}
