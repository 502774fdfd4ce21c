package io.schemasync.guide.hsqldb;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.CatalogWithRows;
import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.SideTable;
import io.schemasync.dialect.Statement;
import io.schemasync.dialect.sql.NameCompletion;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/** HSQLDB in memory, as far as tables, columns and primary keys go. */
public final class HsqldbDialect implements Dialect {

	/** A database in memory has one process, so its replicas are threads. */
	private static final Set<String> LOCKS = ConcurrentHashMap.newKeySet();

	@Override
	public String name() {
		return "HSQLDB";
	}

	@Override
	public String supported() {
		return "HSQLDB 2.7";
	}

	@Override
	public boolean supports(DatabaseMetaData metaData) throws SQLException {
		return metaData.getDatabaseProductName().startsWith("HSQL");
	}

	@Override
	public CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table) {
		return new CatalogWithRows(new HsqldbCatalog().read(jdbc, scope), null);
	}

	@Override
	public Schema normalise(Schema desired, Catalog catalog) {
		NameCompletion names = new NameCompletion(HsqldbNames.NAMES, catalog.server().defaultSchema());
		List<Table> tables = desired.tables().values().stream().map((table) -> normalise(table, names)).toList();
		return Schema.of(Set.of(), tables, List.of(), List.of(), List.of(), List.of(), List.of());
	}

	/** What this dialect does not know yet stays in the schema, and is withheld. */
	private static Table normalise(Table table, NameCompletion names) {
		return table.toBuilder()
			.name(names.normalise(table.name()))
			.columns(table.columns().stream().map(HsqldbDialect::normalise).toList())
			.build();
	}

	private static Column normalise(Column column) {
		return column.withType(ColumnType.of(column.type().name().toUpperCase(Locale.ROOT)));
	}

	@Override
	public Alignment align(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return new Alignment(desired, List.of());
	}

	@Override
	public Set<QualifiedName> tablesWithRows(JdbcOperations jdbc, Collection<QualifiedName> tables) {
		return tables.stream()
			.filter((table) -> !jdbc.queryForList("select 1 from " + quote(table) + " limit 1").isEmpty())
			.collect(Collectors.toSet());
	}

	@Override
	public List<Statement> render(Change change, Circumstances circumstances) {
		return change.accept(new HsqldbRendering());
	}

	@Override
	public String quote(QualifiedName name) {
		return HsqldbNames.NAMES.quote(name);
	}

	@Override
	public Self self(JdbcOperations jdbc) {
		return new Self("SA", "guide", "guide");
	}

	@Override
	public boolean hasTransactionalDdl() {
		return false;
	}

	@Override
	public void openSession(JdbcOperations jdbc) {
		// Nothing that others could have set differently
	}

	@Override
	public void closeSession(JdbcOperations jdbc) {
		// Nothing was set
	}

	@Override
	public void limitTransaction(JdbcOperations jdbc, Duration lockTimeout, Duration statementTimeout) {
		// Nobody else is there
	}

	@Override
	public boolean tryLock(JdbcOperations jdbc, String name) {
		return LOCKS.add(name);
	}

	@Override
	public void unlock(JdbcOperations jdbc, String name) {
		LOCKS.remove(name);
	}

	@Override
	public String lockHolder(JdbcOperations jdbc, String name) {
		return "another thread";
	}

	@Override
	public ErrorKind classify(SQLException error) {
		return ErrorKind.OTHER;
	}

}
