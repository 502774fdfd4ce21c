package io.schemasync.dialect.postgresql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
import io.schemasync.dialect.MissingRight;
import io.schemasync.dialect.Place;
import io.schemasync.dialect.Progress;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Scripting;
import io.schemasync.dialect.SideTable;
import io.schemasync.dialect.Surroundings;
import io.schemasync.dialect.Usages;
import io.schemasync.dialect.sql.FreeNames;
import io.schemasync.dialect.sql.NameReplacement;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * PostgreSQL 14 and later.
 */
public final class PostgreSqlDialect implements Dialect, PostgreSqlGranting {

	/** These give back no rows. */
	private static final Pattern DDL = Pattern.compile("(?i)(create|alter|drop|comment|grant|revoke)\\s");

	private final CatalogReader reader = new CatalogReader();

	private final PostgreSqlRenderer renderer = new PostgreSqlRenderer();

	private final PostgreSqlSession session = new PostgreSqlSession();

	private final PostgreSqlLocks locks = new PostgreSqlLocks();

	@Override
	public String name() {
		return "PostgreSQL";
	}

	@Override
	public String supported() {
		return "PostgreSQL 14 and later";
	}

	@Override
	public boolean supports(DatabaseMetaData metaData) throws SQLException {
		return "PostgreSQL".equals(metaData.getDatabaseProductName());
	}

	@Override
	public CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table) {
		return this.reader.read(jdbc, scope, table);
	}

	@Override
	public Optional<Glance> glance(JdbcOperations jdbc, CatalogScope scope, String question, Object... parameters) {
		return this.reader.glance(jdbc, scope, question, parameters);
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
		return new RowProbe(jdbc).tablesWithRows(tables);
	}

	@Override
	public Evidence gather(JdbcOperations jdbc, Collection<QualifiedName> tables, Questions questions,
			Duration timeout) {
		return new EvidenceQuery(tables, questions).ask(jdbc, timeout);
	}

	@Override
	public Surroundings surroundings(JdbcOperations jdbc, Collection<QualifiedName> objects) {
		return new SurroundingsQuery().ask(jdbc, objects);
	}

	@Override
	public Usages usages(JdbcOperations jdbc, Server server, List<Place> places) {
		return new UsageQuery(places).ask(jdbc, server);
	}

	@Override
	public List<MissingRight> missingRights(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return RightsQuery.missing(jdbc, desired, catalog);
	}

	@Override
	public List<Change> named(List<Change> changes) {
		return FreeNames.give(changes, PostgreSqlNames.DDL).stream().map(FreeKeyNames::named).toList();
	}

	@Override
	public List<Statement> render(Change change, Circumstances circumstances) {
		return this.renderer.render(change, circumstances);
	}

	@Override
	public Filled fill(JdbcOperations jdbc, Change.Fill fill, List<Object> after, int window, int rows) {
		return new BatchFill(fill).fill(jdbc, after, window, rows);
	}

	@Override
	public String nextToFill(JdbcOperations jdbc, Change.Fill fill, List<Object> after) {
		return new BatchFill(fill).next(jdbc, after);
	}

	@Override
	public void limitBatches(JdbcOperations jdbc, Duration lockTimeout) {
		this.session.limitBatches(jdbc, lockTimeout);
	}

	@Override
	public String keyOf(String column) {
		return BatchFill.keyOf(column);
	}

	@Override
	public String keyValue(Column column) {
		return BatchFill.keyValue(column);
	}

	@Override
	public String rowLock() {
		return " for no key update";
	}

	@Override
	public Duration replicaLag(JdbcOperations jdbc) {
		return this.locks.replicaLag(jdbc);
	}

	@Override
	public Set<String> temporaries(Change change, Circumstances circumstances) {
		return Temporaries.of(change, circumstances);
	}

	@Override
	public boolean renamesSequences() {
		return true;
	}

	@Override
	public boolean keepsInStep() {
		return true;
	}

	@Override
	public String replaceNames(String sql, Map<String, String> names) {
		return NameReplacement.in(sql, names, PostgreSqlNames.IDENTIFIERS);
	}

	@Override
	public Optional<String> converted(Column from, Column to) {
		return Conversion.known(from, to);
	}

	@Override
	public Optional<Scripting> scripting(String product) {
		return name().equals(product) ? Optional.of(Scripting.transactional("psql -v ON_ERROR_STOP=1 -f <this file>"))
				: Optional.empty();
	}

	@Override
	public String quote(QualifiedName name) {
		return PostgreSqlNames.quote(name);
	}

	@Override
	public Self self(JdbcOperations jdbc) {
		return this.session.self(jdbc);
	}

	@Override
	public boolean hasSessionOfItsOwn(Connection connection, ConnectionSource another) throws SQLException {
		return Poolers.hasSessionOfItsOwn(connection, another);
	}

	@Override
	public void openSession(JdbcOperations jdbc) {
		this.session.open(jdbc);
	}

	@Override
	public void closeSession(JdbcOperations jdbc) {
		this.session.close(jdbc);
	}

	@Override
	public void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		this.session.limitTransaction(jdbc, lockTimeout, statementTimeout);
	}

	@Override
	public void lockTables(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		this.locks.lockTables(jdbc, tables);
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
	public Progress progress(JdbcOperations jdbc, long session) {
		return this.locks.progress(jdbc, session);
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
		return this.locks.holds(jdbc, name, null);
	}

	@Override
	public boolean holdsLock(JdbcOperations jdbc, String name, long session) {
		return this.locks.holds(jdbc, name, session);
	}

	@Override
	public String occupant(JdbcOperations jdbc, QualifiedName table) {
		return this.locks.occupant(jdbc, table);
	}

	@Override
	public String lockHolder(JdbcOperations jdbc, String name) {
		return this.locks.holder(jdbc, name);
	}

	@Override
	public boolean canBeBatched(String sql) {
		return DDL.matcher(sql).lookingAt() && sql.indexOf(';') < 0;
	}

	@Override
	public ErrorKind classify(SQLException error) {
		return SqlStates.classify(error);
	}

	@Override
	public Optional<String> remedy(SQLException error) {
		return Remedies.of(error);
	}

	@Override
	public SQLException withoutValues(SQLException error) {
		return ErrorPrivacy.withoutValues(error);
	}

}
