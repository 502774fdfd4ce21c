package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Publication;
import io.schemasync.dialect.Server;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of {@link CatalogQuery} together.
 */
class CatalogAssembler {

	private @Nullable Server server;

	private final List<Publication> publications = new ArrayList<>();

	private final Set<String> constrainedDomains = new HashSet<>();

	private String fullVersion = "";

	private final Set<String> namespaces = new HashSet<>();

	private final Set<QualifiedName> types = new HashSet<>();

	private final Set<QualifiedName> routines = new HashSet<>();

	private final Map<QualifiedName, QualifiedName> attachments = new HashMap<>();

	private final List<EnumType> enumTypes = new ArrayList<>();

	private final Map<Long, RelationAssembler> relations = new LinkedHashMap<>();

	private final Map<QualifiedName, View> views = new TreeMap<>();

	private final Map<QualifiedName, Sequence> sequences = new TreeMap<>();

	private final Map<QualifiedName, Sequence> columnSequences = new HashMap<>();

	private final Map<String, String> interned = new HashMap<>();

	void add(CatalogRow row) {
		switch (row.kind()) {
			case 10 -> addServer(row);
			case 11 -> this.publications.add(new Publication(row.text(0), row.has(1) ? row.text(1) : null));
			case 12 -> this.constrainedDomains.add(PostgreSqlNames.quote(name(row)));
			case 20 -> this.namespaces.add(row.text(0));
			case 30 -> this.types.add(name(row));
			case 31 -> this.enumTypes.add(new EnumType(name(row), row.from(3), row.is(2), Origin.NONE));
			case 32 -> this.routines.add(name(row));
			case 33 -> this.attachments.put(name(row), new QualifiedName(row.text(2), row.text(3)));
			case 40 -> addRelation(row);
			case 50 -> relation(row).addColumn(row);
			case 60 -> relation(row).addConstraint(row);
			case 61 -> relation(row).addIndex(row);
			case 62 -> relation(row).addDependent(row);
			case 63 -> relation(row).addKeptNotNull(row);
			case 64, 65, 66 -> relation(row).addFact(row);
			case 70 -> addSequence(row);
			default -> throw new IllegalStateException("Unknown kind of row: " + row.kind());
		}
	}

	private void addServer(CatalogRow row) {
		this.fullVersion = row.text(0);
		this.server = server(row);
	}

	/** Understand {@link CatalogQuery#SERVER_ATTRIBUTES}. */
	static Server server(CatalogRow row) {
		return new Server("PostgreSQL", row.text(1).split(" ", 2)[0], (int) row.number(2), row.text(3),
				row.text(4) + "/" + row.text(5), row.text(6), row.optional(7), row.is(8), row.number(9));
	}

	private void addRelation(CatalogRow row) {
		this.relations.put(row.owner(), new RelationAssembler(name(row), row, this.interned));
		if (row.text(2).equals("v")) {
			this.views.put(name(row), new View(name(row), row.text(6), Origin.NONE));
		}
	}

	private RelationAssembler relation(CatalogRow row) {
		RelationAssembler relation = this.relations.get(row.owner());
		if (relation == null) {
			throw new IllegalStateException("No relation with oid " + row.owner());
		}
		return relation;
	}

	private void addSequence(CatalogRow row) {
		Sequence sequence = new Sequence(name(row), row.number(2), row.number(3), row.number(4), "", List.of(),
				Origin.NONE);
		(row.is(5) ? this.columnSequences : this.sequences).put(sequence.name(), sequence);
	}

	private static QualifiedName name(CatalogRow row) {
		return new QualifiedName(row.text(0), row.text(1));
	}

	String fullVersion() {
		return this.fullVersion;
	}

	Catalog catalog() {
		if (this.server == null) {
			throw new IllegalStateException("The server did not say what it is");
		}
		Map<QualifiedName, Table> tables = new TreeMap<>();
		Map<QualifiedName, CompositeType> compositeTypes = new TreeMap<>();
		for (RelationAssembler relation : this.relations.values()) {
			if (relation.isType()) {
				compositeTypes.put(relation.name(), relation.compositeType());
			}
			else {
				tables.put(relation.name(), relation.table());
			}
		}
		Schema schema = Schema.of(this.namespaces, tables.values(), this.sequences.values(), this.enumTypes,
				compositeTypes.values(), this.views.values(), List.of());
		return new Catalog(this.server.with(this.publications, this.constrainedDomains), schema, this.types,
				this.routines, this.attachments, this.columnSequences);
	}

}
