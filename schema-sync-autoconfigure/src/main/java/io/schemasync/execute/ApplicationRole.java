package io.schemasync.execute;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * The role with which the application works, where schema-sync has another.
 */
final class ApplicationRole {

	private final DataSource dataSource;

	private final String name;

	private ApplicationRole(DataSource dataSource, String name) {
		this.dataSource = dataSource;
		this.name = name;
	}

	/**
	 * Find out who the application is.
	 * @return the role, {@code null} if it is the one of the session
	 * @throws SchemaSyncException if the application works in another database
	 */
	static @Nullable ApplicationRole of(ApplicationAccess access, Session session) {
		Dialect.Self own = session.dialect().self(session.reading());
		try (Session application = Session.open(access.dataSource())) {
			Dialect.Self other = application.dialect().self(application.reading());
			if (!own.database().equals(other.database())) {
				throw new SchemaSyncException(Problem.CONFIGURATION,
						"schema-sync's own connection leads to database '%s', the application's to another one (called '%s')."
							.formatted(own.name(), other.name()),
						"Let schemasync.datasource.url (or the bean with @SchemaSyncDataSource) lead to the same "
								+ "database as the application. With several persistence units, give each a bean with "
								+ "@SchemaSyncDataSource(\"<entity manager factory bean>\").",
						null);
			}
			return own.role().equals(other.role()) ? null : new ApplicationRole(access.dataSource(), other.role());
		}
	}

	String name() {
		return this.name;
	}

	/**
	 * Read zero rows of every mapped column, in one statement.
	 * @throws SchemaSyncException if the role may not
	 */
	void verify(Plan remaining) {
		try (Session session = Session.open(this.dataSource)) {
			String sql = sql(remaining, session.dialect());
			if (!sql.isEmpty()) {
				session.reading().queryForList(sql, Integer.class);
			}
		}
		catch (DataAccessException ex) {
			throw unreadable(remaining, ex);
		}
	}

	private static String sql(Plan remaining, Dialect dialect) {
		Set<List<String>> missing = remaining.steps()
			.stream()
			.map(ApplicationRole::missing)
			.collect(Collectors.toSet());
		return remaining.desired()
			.tables()
			.values()
			.stream()
			.filter((table) -> !missing.contains(List.of(table.name().toString())))
			.map((table) -> select(table, missing, dialect))
			.filter((select) -> !select.isEmpty())
			.collect(Collectors.joining("\nunion all "));
	}

	/** Withheld tables and columns are not there. */
	private static List<String> missing(io.schemasync.plan.Step step) {
		if (step.change() instanceof Change.AddPart add && add.part() instanceof Column column) {
			return List.of(add.name().toString(), column.name());
		}
		return (step.change() instanceof Change.Create create && create.object() instanceof Table)
				? List.of(create.name().toString()) : List.of();
	}

	private static String select(Table table, Set<List<String>> missing, Dialect dialect) {
		String columns = table.columns()
			.stream()
			.filter((column) -> !missing.contains(List.of(table.name().toString(), column.name())))
			.map((column) -> dialect.quote(new QualifiedName(null, column.name())))
			.collect(Collectors.joining(", "));
		return columns.isEmpty() ? ""
				: "select 1 from (select %s from %s where 1 = 0) t".formatted(columns, dialect.quote(table.name()));
	}

	private SchemaSyncException unreadable(Plan remaining, DataAccessException error) {
		Set<String> schemas = remaining.desired()
			.tables()
			.keySet()
			.stream()
			.map((table) -> String.valueOf(table.orIn(remaining.server().defaultSchema()).schema()))
			.collect(Collectors.toCollection(TreeSet::new));
		try (Session session = Session.open(this.dataSource)) {
			boolean rights = new Failures(session.dialect()).kind(error) == ErrorKind.RIGHTS;
			return new SchemaSyncException(rights ? Problem.NO_RIGHTS : Problem.NOT_VERIFIED,
					"The application's role '%s' cannot read what the entities map: %s".formatted(this.name,
							SqlErrors.message(error)),
					session.dialect().toUse(schemas, this.name), error);
		}
	}

}
