package io.schemasync.dialect.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.Catalog;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Spells a desired schema as SQLite would: its tables are created in an empty database in
 * memory, by the same driver, and read back.
 */
final class SchemaAligner {

	private final Schema desired;

	private final Catalog catalog;

	private final List<Unverified> unverified = new ArrayList<>();

	SchemaAligner(Schema desired, Catalog catalog) {
		this.desired = desired;
		this.catalog = catalog;
	}

	Alignment align() {
		if (this.desired.tables().isEmpty() && this.desired.views().isEmpty()) {
			return new Alignment(this.desired, List.of());
		}
		SingleConnectionDataSource scratch = new SingleConnectionDataSource(open(), true);
		try {
			return align(new JdbcTemplate(scratch));
		}
		finally {
			scratch.destroy();
		}
	}

	private static Connection open() {
		try {
			return DriverManager.getConnection("jdbc:sqlite::memory:");
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("No SQLite could be opened in memory: " + ex.getMessage(), ex);
		}
	}

	private Alignment align(JdbcTemplate scratch) {
		this.desired.auxiliaryObjects()
			.stream()
			.filter(AuxiliaryObject::beforeTables)
			.forEach((object) -> object.create().forEach((sql) -> run(scratch, sql)));
		this.desired.tables().values().forEach((table) -> run(scratch, CreateRendering.sql(table)));
		Schema read = new CatalogReader().read(scratch).schema();
		List<Table> tables = this.desired.tables()
			.values()
			.stream()
			.map((table) -> readBack(table, read.tables().get(table.name()),
					this.catalog.schema().tables().get(table.name())))
			.toList();
		List<View> views = this.desired.views().values().stream().map(this::view).toList();
		return new Alignment(Schema.of(this.desired.namespaces(), tables, this.desired.sequences().values(),
				this.desired.enumTypes().values(), this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects()), this.unverified);
	}

	private static void run(JdbcTemplate scratch, String sql) {
		try {
			scratch.execute(sql);
		}
		catch (DataAccessException ex) {
			// What is not there afterwards is reported as not understood
		}
	}

	private Table readBack(Table wanted, @Nullable Table read, @Nullable Table today) {
		if (read == null) {
			if (today != null) {
				this.unverified.add(new Unverified(wanted.name().toString(),
						"SQLite does not understand this definition: " + CreateRendering.sql(wanted)));
			}
			return wanted;
		}
		List<Column> columns = wanted.columns()
			.stream()
			.map((column) -> read.column(column.name()).map((found) -> column(column, found)).orElse(column))
			.toList();
		List<UniqueConstraint> uniques = new ArrayList<>(wanted.uniqueConstraints());
		read.uniqueConstraints().forEach((unique) -> {
			if (uniques.stream().noneMatch((other) -> other.meaning().equals(unique.meaning()))) {
				uniques.add(unique);
			}
		});
		return wanted.toBuilder()
			.columns(columns)
			.uniqueConstraints(uniques)
			.checks(checks(wanted, read))
			.primaryKey((wanted.primaryKey() != null || read.primaryKey() == null) ? wanted.primaryKey()
					: new PrimaryKey(null, read.primaryKey().columns()))
			.build();
	}

	private static Column column(Column wished, Column found) {
		return new Column(wished.name(), found.type(), wished.nullable() && found.nullable(), found.defaultValue(),
				found.identity(), found.generated(), found.collation(), null, "", wished.storage(), wished.origin());
	}

	/** Those of the table stand behind those that columns bring along. */
	private static List<CheckConstraint> checks(Table wanted, Table read) {
		List<CheckConstraint> checks = new ArrayList<>();
		int brought = read.checks().size() - wanted.checks().size();
		for (int i = 0; i < read.checks().size(); i++) {
			CheckConstraint found = read.checks().get(i);
			CheckConstraint wished = (i >= brought) ? wanted.checks().get(i - brought) : found;
			checks.add(new CheckConstraint(found.name(), found.expression(),
					(found.values() != null) ? found.columns() : wished.columns(), true, found.values()));
		}
		return checks;
	}

	private View view(View view) {
		View today = this.catalog.schema().views().get(view.name());
		boolean same = today != null
				&& Canonical.expression(today.query(), List.of()).equals(Canonical.expression(view.query(), List.of()));
		return (today != null && same) ? new View(view.name(), today.query(), view.origin()) : view;
	}

}
