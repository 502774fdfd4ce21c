package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.schemasync.dialect.Alignment;
import io.schemasync.dialect.Alignment.Unverified;
import io.schemasync.dialect.Catalog;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Spells a desired schema as H2 would: its tables and views are created in a
 * {@link Scratch} database and read back.
 */
final class SchemaAligner {

	private final JdbcOperations jdbc;

	private final Schema desired;

	private final Catalog catalog;

	private final List<Unverified> unverified = new ArrayList<>();

	SchemaAligner(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		this.jdbc = jdbc;
		this.desired = desired;
		this.catalog = catalog;
	}

	Alignment align() {
		if (this.desired.tables().isEmpty() && this.desired.views().isEmpty()) {
			return new Alignment(this.desired, List.of());
		}
		try (Scratch scratch = Scratch.like(this.jdbc)) {
			return align(scratch);
		}
	}

	private Alignment align(Scratch scratch) {
		scratch.schemas(this.desired.namespaces(), this.catalog.server().defaultSchema());
		scratch.copyDefinitions(this.jdbc, this.catalog);
		this.desired.auxiliaryObjects()
			.stream()
			.filter(AuxiliaryObject::beforeTables)
			.forEach((object) -> object.create().forEach(scratch::run));
		List<TableCopy> copies = this.desired.tables().values().stream().map(TableCopy::new).toList();
		copies.forEach((copy) -> copy.create(scratch));
		this.desired.views()
			.values()
			.forEach((view) -> scratch.run("create view " + H2Names.ANY.quote(view.name()) + " as " + view.query()));
		Schema read = new CatalogReader().read(scratch.jdbc()).schema();
		Map<QualifiedName, Table> today = this.catalog.schema().tables();
		H2Names names = H2Names.of(this.catalog);
		List<Table> tables = copies.stream()
			.map((copy) -> copy.readBack(read.tables().get(copy.name()), today.get(copy.name()), names,
					this.unverified))
			.toList();
		List<View> views = this.desired.views().values().stream().map((view) -> view(view, read)).toList();
		return new Alignment(Schema.of(this.desired.namespaces(), tables, this.desired.sequences().values(),
				this.desired.enumTypes().values(), this.desired.compositeTypes().values(), views,
				this.desired.auxiliaryObjects()), this.unverified);
	}

	private View view(View view, Schema read) {
		View made = read.views().get(view.name());
		View current = this.catalog.schema().views().get(view.name());
		if (made != null) {
			return new View(view.name(), made.query(), view.origin(), extending(view.name(), read));
		}
		if (current == null) {
			return view;
		}
		this.unverified.add(new Unverified(view.name().toString(),
				"H2 could not compare the query of the view with the entity's. If it changed, replace the view by hand."));
		return new View(view.name(), current.query(), view.origin());
	}

	/** Whoever reads the view of today finds all its columns in the other. */
	private boolean extending(QualifiedName name, Schema read) {
		Table before = this.catalog.schema().tables().get(name);
		Table after = read.tables().get(name);
		return before == null || after != null && shapes(after).containsAll(shapes(before));
	}

	private static List<Object> shapes(Table table) {
		return table.columns().stream().map(SchemaAligner::shape).toList();
	}

	private static Object shape(Column column) {
		return List.of(column.name(), column.type());
	}

}
