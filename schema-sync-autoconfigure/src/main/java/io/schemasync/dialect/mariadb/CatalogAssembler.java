package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.mariadb.InformationSchema.Row;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.View;

/** Puts the rows of the catalog together. For one thread. */
final class CatalogAssembler {

	/** Stands among the names of routines, as extensions do elsewhere. */
	static final QualifiedName IGNORES_CASE = new QualifiedName(null, "setting lower_case_table_names");

	static final QualifiedName FOLDS_CASE = new QualifiedName(null, "setting lower_case_table_names=1");

	private final Flavour flavour;

	private final Server server;

	private final Map<QualifiedName, TableAssembler> tables = new LinkedHashMap<>();

	private final List<QualifiedName> sequenceNames = new ArrayList<>();

	private final List<Sequence> sequences = new ArrayList<>();

	private final List<View> views = new ArrayList<>();

	private final Set<String> namespaces = new HashSet<>();

	private final Set<QualifiedName> routines = new HashSet<>();

	private final Map<QualifiedName, QualifiedName> attachments = new HashMap<>();

	CatalogAssembler(Flavour flavour, Server server) {
		this.flavour = flavour;
		this.server = server;
	}

	void other(Row row) {
		QualifiedName name = new QualifiedName(row.text(2), row.text(3));
		switch (row.text(1)) {
			case "namespace" -> this.namespaces.add(row.text(2));
			case "view" -> this.views.add(new View(name, row.text(4), Origin.NONE));
			case "trigger" -> this.attachments.put(name, new QualifiedName(row.text(2), row.text(4)));
			default -> this.routines.add(name);
		}
	}

	void table(Row row) {
		if ("SEQUENCE".equals(row.text(3))) {
			this.sequenceNames.add(row.name());
		}
		else if (!"TEMPORARY".equals(row.text(3))) {
			this.tables.put(row.name(), new TableAssembler(row, this.flavour));
		}
	}

	List<QualifiedName> sequences() {
		return this.sequenceNames;
	}

	void sequence(Sequence sequence) {
		this.sequences.add(sequence);
	}

	void column(Row row) {
		TableAssembler table = this.tables.get(row.name());
		if (table != null) {
			table.column(row);
		}
	}

	void index(Row row) {
		TableAssembler table = this.tables.get(row.name());
		if (table != null) {
			table.index(row);
		}
	}

	void check(Row row) {
		TableAssembler table = this.tables.get(row.name());
		if (table != null) {
			table.check(row);
		}
	}

	void foreignKey(Row row) {
		TableAssembler table = this.tables.get(row.name());
		if (table != null) {
			table.foreignKey(row);
		}
		TableAssembler referenced = this.tables.get(new QualifiedName(row.text(5), row.text(6)));
		if (referenced != null) {
			referenced.referencedBy(row);
		}
	}

	/**
	 * Note how names of tables are compared: with 0 exactly, with 1 they are kept in
	 * small letters, with 2 as they are written.
	 */
	void caseOfTables(String setting) {
		if (!setting.equals("0")) {
			this.routines.add(IGNORES_CASE);
		}
		if (setting.equals("1")) {
			this.routines.add(FOLDS_CASE);
		}
	}

	Catalog catalog() {
		Collection<io.schemasync.schema.Table> all = this.tables.values().stream().map(TableAssembler::table).toList();
		Schema schema = Schema.of(this.namespaces, all, this.sequences, List.of(), List.of(), this.views, List.of());
		return new Catalog(this.server, schema, Set.of(), this.routines, this.attachments, Map.of());
	}

}
