package io.schemasync.dialect.mariadb;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import io.schemasync.dialect.Progress;
import io.schemasync.dialect.Scripting;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.SideTable;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.Surroundings;
import io.schemasync.dialect.sql.EnumColumns;
import io.schemasync.dialect.sql.NameReplacement;
import io.schemasync.dialect.sql.RangeFill;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * MariaDB 10.11 and later, and as an experiment MySQL 8.4 and later.
 */
public final class MariaDbDialect implements Dialect, MariaDbGranting {

	private final CatalogReader reader = new CatalogReader();

	private final MariaDbSession session = new MariaDbSession();

	private final MariaDbLocks locks = new MariaDbLocks();

	@Override
	public String name() {
		return "MariaDB";
	}

	@Override
	public String supported() {
		return "MariaDB 10.11 and later, MySQL 8.4 and later (experimental)";
	}

	@Override
	public boolean supports(DatabaseMetaData metaData) throws SQLException {
		return isMariaDb(metaData) || Flavour.MYSQL.equals(metaData.getDatabaseProductName());
	}

	/** The driver of MySQL calls both servers so. */
	static boolean isMariaDb(DatabaseMetaData metaData) throws SQLException {
		return Flavour.MARIADB.equals(metaData.getDatabaseProductName())
				|| Texts.lower(String.valueOf(metaData.getDatabaseProductVersion())).contains("mariadb");
	}

	@Override
	public boolean isExperiment(Server server) {
		return Flavour.isMySql(server);
	}

	@Override
	public CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table) {
		return new CatalogWithRows(this.reader.read(jdbc, scope), null);
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
		return new EvidenceQuery(jdbc).tablesWithRows(tables);
	}

	@Override
	public Evidence gather(JdbcOperations jdbc, Collection<QualifiedName> tables, Questions questions,
			Duration timeout) {
		return new EvidenceQuery(jdbc).ask(tables, questions, timeout);
	}

	/** Views and rights are kept by name here, and outlive their tables. */
	@Override
	public Surroundings surroundings(JdbcOperations jdbc, Collection<QualifiedName> objects) {
		String list = objects.stream()
			.map((name) -> "(" + literal(String.valueOf(name.schema())) + ", " + literal(name.name()) + ")")
			.collect(Collectors.joining(", "));
		Set<Surroundings.Reference> references = InformationSchema.rows(jdbc, """
				select table_schema, table_name, constraint_name, referenced_table_schema, referenced_table_name
				from information_schema.key_column_usage
				where (referenced_table_schema, referenced_table_name) in (%1$s)
					and (table_schema, table_name) not in (%1$s)""".formatted(list))
			.stream()
			.map((row) -> new Surroundings.Reference(row.name(), row.text(3),
					new QualifiedName(row.text(4), row.text(5))))
			.collect(Collectors.toSet());
		return new Surroundings(List.of(), List.copyOf(references), Map.of());
	}

	private static String literal(String text) {
		return MariaDbNames.IDENTIFIERS.literal(text);
	}

	@Override
	public List<MissingRight> missingRights(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return Rights.missing(jdbc, desired, catalog);
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
	public boolean renamesSequences() {
		return true;
	}

	@Override
	public String replaceNames(String sql, Map<String, String> names) {
		return NameReplacement.in(sql, names, MariaDbNames.IDENTIFIERS);
	}

	@Override
	public Filled fill(JdbcOperations jdbc, Change.Fill fill, List<Object> after, int window, int rows) {
		return new RangeFill(fill, MariaDbNames.IDENTIFIERS).fill(jdbc, after, rows);
	}

	@Override
	public String nextToFill(JdbcOperations jdbc, Change.Fill fill, List<Object> after) {
		return new RangeFill(fill, MariaDbNames.IDENTIFIERS).next(jdbc, after);
	}

	@Override
	public Optional<Scripting> scripting(String product) {
		return Stream.of(Flavour.MARIADB, Flavour.MYSQL)
			.filter(product::equals)
			.map((name) -> Scripting.oneByOne(name.toLowerCase(Locale.ROOT) + " <database> < <this file>"))
			.findFirst();
	}

	@Override
	public String quote(QualifiedName name) {
		return MariaDbNames.IDENTIFIERS.quote(name);
	}

	@Override
	public Self self(JdbcOperations jdbc) {
		return this.session.self(jdbc);
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
	public boolean hasTransactionalDdl() {
		return false;
	}

	/** A lock on some tables would forbid to touch any other. */
	@Override
	public void lockTables(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		// There is nothing that would last through changes of the schema
	}

	@Override
	public void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		this.session.limit(jdbc, lockTimeout, statementTimeout);
	}

	@Override
	public void limitOnline(JdbcOperations jdbc, Duration lockTimeout) {
		this.session.limitOnline(jdbc, lockTimeout);
	}

	@Override
	public String textType() {
		return "longtext";
	}

	@Override
	public String timestampType() {
		return "datetime(6)";
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
	public String lockHolder(JdbcOperations jdbc, String name) {
		return this.locks.holder(jdbc, name);
	}

	@Override
	public ErrorKind classify(SQLException error) {
		return Errors.classify(error);
	}

	@Override
	public Optional<String> remedy(SQLException error) {
		return Errors.remedy(error);
	}

	@Override
	public SQLException withoutValues(SQLException error) {
		return Errors.withoutValues(error);
	}

}
