package io.schemasync.dialect.h2;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
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
import io.schemasync.dialect.MissingRight;
import io.schemasync.dialect.Scripting;
import io.schemasync.dialect.SideTable;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Surroundings;
import io.schemasync.dialect.sql.EnumColumns;
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
 * H2, in memory, from a file or as a server.
 */
public final class H2Dialect implements Dialect, H2Granting {

	private static final String NAME = "H2";

	private final CatalogReader reader = new CatalogReader();

	private final H2Locks locks = new H2Locks();

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public String supported() {
		return "H2 2.4 and later";
	}

	@Override
	public boolean supports(DatabaseMetaData metaData) throws SQLException {
		return NAME.equals(metaData.getDatabaseProductName());
	}

	@Override
	public CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table) {
		Support.checkVersion(jdbc, supported());
		try {
			return new CatalogWithRows(this.reader.read(jdbc, scope), null);
		}
		catch (DataAccessException ex) {
			Support.checkCatalog(jdbc);
			throw ex;
		}
	}

	@Override
	public Schema normalise(Schema desired, Catalog catalog) {
		return new SchemaNormaliser(desired, catalog).normalise();
	}

	@Override
	public Alignment align(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return new SchemaAligner(jdbc, desired, catalog).align();
	}

	@Override
	public Set<QualifiedName> tablesWithRows(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		return new RowEvidence(jdbc, H2Words.INSTANCE, tables).tablesWithRows();
	}

	@Override
	public Evidence gather(JdbcOperations jdbc, Collection<QualifiedName> tables, Questions questions,
			Duration timeout) {
		return new RowEvidence(jdbc, H2Words.INSTANCE, tables).gather(questions, timeout);
	}

	@Override
	public Surroundings surroundings(JdbcOperations jdbc, Collection<QualifiedName> objects) {
		return SurroundingsReader.read(jdbc, objects);
	}

	@Override
	public List<MissingRight> missingRights(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return H2Rights.missing(jdbc, desired, catalog);
	}

	@Override
	public List<Change> named(List<Change> changes) {
		return EnumColumns.split(changes);
	}

	@Override
	public List<Statement> render(Change change, Circumstances circumstances) {
		return change.accept(new ChangeRendering(circumstances));
	}

	@Override
	public String replaceNames(String sql, Map<String, String> names) {
		return NameReplacement.in(sql, names, H2Names.ANY);
	}

	@Override
	public Filled fill(JdbcOperations jdbc, Change.Fill fill, List<Object> after, int window, int rows) {
		return new RangeFill(fill, H2Names.ANY).fill(jdbc, after, rows);
	}

	@Override
	public String nextToFill(JdbcOperations jdbc, Change.Fill fill, List<Object> after) {
		return new RangeFill(fill, H2Names.ANY).next(jdbc, after);
	}

	@Override
	public Optional<Scripting> scripting(String product) {
		return NAME.equals(product)
				? Optional.of(Scripting
					.oneByOne("java -cp <h2.jar> org.h2.tools.RunScript -url <url> -user <user> -script <this file>"))
				: Optional.empty();
	}

	@Override
	public String quote(QualifiedName name) {
		return H2Names.ANY.quote(name);
	}

	@Override
	public Self self(JdbcOperations jdbc) {
		return Objects.requireNonNull(jdbc.queryForObject(
				"select current_user, current_catalog, coalesce(database_path(), 'mem:' || current_catalog)",
				(row, number) -> new Self(row.getString(1), row.getString(2), row.getString(3))));
	}

	/** Each statement that changes the schema is a transaction of its own. */
	@Override
	public boolean hasTransactionalDdl() {
		return false;
	}

	@Override
	public void openSession(JdbcOperations jdbc) {
		jdbc.execute("set @schemasync_lock_timeout = lock_timeout()");
	}

	@Override
	public void closeSession(JdbcOperations jdbc) {
		jdbc.execute("set lock_timeout coalesce(@schemasync_lock_timeout, lock_timeout())");
		jdbc.execute("set query_timeout 0");
	}

	@Override
	public void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		jdbc.execute("set lock_timeout " + milliseconds(lockTimeout));
		jdbc.execute("set query_timeout " + milliseconds(statementTimeout));
	}

	private static long milliseconds(Duration duration) {
		return Math.max(1, Math.min(duration.toMillis(), Integer.MAX_VALUE));
	}

	/** The first statement that changes a table would let go of all locks. */
	@Override
	public void lockTables(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		// Nothing that would last
	}

	@Override
	public String blockers(JdbcOperations jdbc, Collection<QualifiedName> tables, Duration age) {
		return this.locks.blockers(jdbc, tables, age);
	}

	@Override
	public long sessionId(JdbcOperations jdbc) {
		return this.locks.sessionId(jdbc);
	}

	@Override
	public boolean tryLock(JdbcOperations jdbc, String name) {
		return this.locks.tryLock(jdbc, name);
	}

	@Override
	public void unlock(JdbcOperations jdbc, String name) {
		this.locks.unlock(jdbc, name);
	}

	@Override
	public boolean holdsLock(JdbcOperations jdbc, String name) {
		return this.locks.holds(jdbc, name, this.locks.sessionId(jdbc));
	}

	@Override
	public boolean holdsLock(JdbcOperations jdbc, String name, long session) {
		return this.locks.holds(jdbc, name, session);
	}

	@Override
	public String lockHolder(JdbcOperations jdbc, String name) {
		return this.locks.holder(jdbc, name);
	}

	@Override
	public ErrorKind classify(SQLException error) {
		return H2Errors.classify(error);
	}

	@Override
	public Optional<String> remedy(SQLException error) {
		return H2Errors.remedy(error);
	}

	@Override
	public SQLException withoutValues(SQLException error) {
		return H2Errors.withoutValues(error);
	}

}
