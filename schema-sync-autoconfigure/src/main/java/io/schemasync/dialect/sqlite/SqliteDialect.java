package io.schemasync.dialect.sqlite;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.CatalogWithRows;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Filled;
import io.schemasync.dialect.Glance;
import io.schemasync.dialect.Phase;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Scripting;
import io.schemasync.dialect.SideTable;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.FreeNames;
import io.schemasync.dialect.sql.NameReplacement;
import io.schemasync.dialect.sql.RangeFill;
import io.schemasync.dialect.sql.RowEvidence;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * SQLite, from a file or in memory.
 */
public final class SqliteDialect implements Dialect, SqliteGranting {

	private static final String NAME = "SQLite";

	/** 3.37 was the first to list tables with their kinds. */
	private static final int OLDEST = 3_037_000;

	private final CatalogReader reader = new CatalogReader();

	private final SqliteSession session = new SqliteSession();

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public String supported() {
		return "SQLite 3.37 and later";
	}

	@Override
	public boolean supports(DatabaseMetaData metaData) throws SQLException {
		return NAME.equals(metaData.getDatabaseProductName());
	}

	@Override
	public CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table) {
		try {
			return new CatalogWithRows(this.reader.read(jdbc), null);
		}
		catch (DataAccessException ex) {
			String version = String.valueOf(jdbc.queryForObject("select sqlite_version()", String.class));
			if (CatalogAssembler.versionNumber(version) >= OLDEST) {
				throw ex;
			}
			throw new SchemaSyncException(Problem.UNSUPPORTED_DATABASE, "SQLite " + version + " is not supported.",
					"schema-sync supports " + supported() + ". Use a newer version of the driver, or set "
							+ "schemasync.enabled=false for this application.",
					ex);
		}
	}

	/** SQLite counts the changes of a schema. */
	@Override
	public Optional<Glance> glance(JdbcOperations jdbc, CatalogScope scope, String question, Object... parameters) {
		try {
			return jdbc.query("select sqlite_version(), (select file from pragma_database_list where name = 'main'), "
					+ "(select query_only from pragma_query_only), (select schema_version from pragma_schema_version), ("
					+ question + ")",
					(row, number) -> new Glance(
							CatalogAssembler.server(row.getString(1), row.getString(2),
									row.getBoolean(3) || SqliteSession.cannotWrite(jdbc, row.getString(2))),
							row.getString(1) + " " + row.getString(2) + " " + row.getString(4), row.getString(5)),
					parameters)
				.stream()
				.findFirst();
		}
		catch (DataAccessException ex) {
			return Optional.empty();
		}
	}

	@Override
	public Schema normalise(Schema desired, Catalog catalog) {
		return new SchemaNormaliser(desired, catalog).normalise();
	}

	@Override
	public Alignment align(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return new SchemaAligner(desired, catalog).align();
	}

	@Override
	public Set<QualifiedName> tablesWithRows(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		return new RowEvidence(jdbc, SqliteWords.INSTANCE, tables).tablesWithRows();
	}

	@Override
	public Evidence gather(JdbcOperations jdbc, Collection<QualifiedName> tables, Questions questions,
			Duration timeout) {
		return new RowEvidence(jdbc, SqliteWords.INSTANCE, tables).gather(questions, timeout);
	}

	@Override
	public List<Change> named(List<Change> changes) {
		return FreeNames.give(changes, SqliteNames.DDL);
	}

	@Override
	public List<Statement> render(Change change, Circumstances circumstances) {
		return change.accept(new ChangeRendering(circumstances));
	}

	@Override
	public List<List<Statement>> together(List<Change> changes, List<List<Statement>> rendered,
			Circumstances circumstances) {
		List<Change> now = new ArrayList<>();
		List<List<Statement>> alone = new ArrayList<>();
		for (int i = 0; i < changes.size(); i++) {
			if (!comesLater(rendered.get(i))) {
				now.add(changes.get(i));
				alone.add(rendered.get(i));
			}
		}
		Iterator<List<Statement>> joint = new JointRendering(now, alone, circumstances).render().iterator();
		return rendered.stream().map((statements) -> comesLater(statements) ? statements : joint.next()).toList();
	}

	/** What waits for values cannot be part of the same new table. */
	private static boolean comesLater(List<Statement> statements) {
		return statements.stream().anyMatch((statement) -> statement.phase().compareTo(Phase.ONLINE) >= 0);
	}

	@Override
	public Filled fill(JdbcOperations jdbc, Change.Fill fill, List<Object> after, int window, int rows) {
		return new RangeFill(fill, SqliteNames.INSTANCE).fill(jdbc, after, rows);
	}

	@Override
	public String nextToFill(JdbcOperations jdbc, Change.Fill fill, List<Object> after) {
		return new RangeFill(fill, SqliteNames.INSTANCE).next(jdbc, after);
	}

	/** One transaction writes at a time, and fails if others wrote since it read. */
	@Override
	public String rowLock() {
		return "";
	}

	/**
	 * A table that is made anew must not take along the rows that reference it, which
	 * cannot be said within a transaction.
	 */
	@Override
	public Optional<Scripting> scripting(String product) {
		return NAME.equals(product) ? Optional.of(new Scripting("sqlite3 -bail <database> < <this file>",
				List.of("pragma foreign_keys = off"), "begin immediate")) : Optional.empty();
	}

	@Override
	public String replaceNames(String sql, Map<String, String> names) {
		return NameReplacement.in(sql, names, SqliteNames.INSTANCE);
	}

	@Override
	public String quote(QualifiedName name) {
		return SqliteNames.INSTANCE.quote(name);
	}

	/** Where nobody logs in, the file is all there is. */
	@Override
	public Self self(JdbcOperations jdbc) {
		String file = SqliteSession.file(jdbc);
		return new Self("", CatalogAssembler.database(file), file);
	}

	@Override
	public void openSession(JdbcOperations jdbc) {
		this.session.open(jdbc);
	}

	@Override
	public void closeSession(JdbcOperations jdbc) {
		this.session.close(jdbc);
	}

	/** How long a statement runs cannot be limited by a statement. */
	@Override
	public void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		this.session.limitTransaction(jdbc, lockTimeout);
	}

	/** Whoever writes has locked everything. */
	@Override
	public void lockTables(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		// Done already
	}

	@Override
	public String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables, Duration age) {
		return "";
	}

	@Override
	public boolean tryLock(JdbcOperations jdbc, String name) {
		return this.session.tryLock(jdbc);
	}

	@Override
	public boolean lockEndsWithTransaction() {
		return true;
	}

	@Override
	public void unlock(JdbcOperations jdbc, String name) {
		this.session.release(jdbc);
	}

	@Override
	public String lockHolder(JdbcOperations jdbc, String name) {
		return "a process or a connection that writes " + Objects.requireNonNullElse(file(jdbc), "the database")
				+ ", SQLite does not tell which";
	}

	private static @Nullable String file(JdbcOperations jdbc) {
		String file = SqliteSession.file(jdbc);
		return file.isEmpty() ? null : file;
	}

	@Override
	public ErrorKind classify(SQLException error) {
		return SqliteErrors.classify(error);
	}

	@Override
	public Optional<String> remedy(SQLException error) {
		return SqliteErrors.remedy(error);
	}

}
