package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Publication;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads all relations and what belongs to them, each part of the catalog after those that
 * it speaks of.
 */
class RelationReader {

	private final CatalogTexts texts;

	private final Map<String, RelationAssembler> relations = new HashMap<>();

	private final Set<String> owned = new HashSet<>();

	private final Map<QualifiedName, QualifiedName> attachments = new HashMap<>();

	private final List<Publication> publications = new ArrayList<>();

	private @Nullable String lastOid;

	private @Nullable RelationAssembler last;

	RelationReader(CatalogTexts texts) {
		this.texts = texts;
	}

	void read() {
		for (CatalogRow row : this.texts.rows(CatalogPart.RELATIONS)) {
			this.relations.put(row.text(0), new RelationAssembler(row, this.texts.name(row, 1)));
		}
		columns();
		rules();
		dependents();
		triggers();
		partitions();
		publish();
	}

	private void columns() {
		ColumnShapes shapes = new ColumnShapes(this.texts);
		for (CatalogRow row : this.texts.rows(CatalogPart.COMMENTS)) {
			relation(row).addComment((int) row.number(1), row.text(2));
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.DEFAULTS)) {
			if (row.has(2)) {
				relation(row).addExpression((int) row.number(1), row.text(2));
			}
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.OWNED_SEQUENCES)) {
			this.owned.add(row.text(2));
			RelationAssembler relation = this.relations.get(row.text(0));
			if (relation != null) {
				relation.addSequence((int) row.number(1), this.texts.name(row, 3));
			}
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.COLUMNS)) {
			relation(row).addColumn(row, shapes.of(row));
		}
	}

	/** Most rows belong to the same relation as the one before. */
	private RelationAssembler relation(CatalogRow row) {
		String oid = row.text(0);
		if (this.last == null || !oid.equals(this.lastOid)) {
			RelationAssembler relation = this.relations.get(oid);
			if (relation == null) {
				throw new IllegalStateException("No relation with oid " + oid);
			}
			this.last = relation;
			this.lastOid = oid;
		}
		return this.last;
	}

	private void rules() {
		ConstraintReader constraints = new ConstraintReader(this.texts, this.relations);
		for (CatalogRow row : this.texts.rows(CatalogPart.CONSTRAINTS)) {
			RelationAssembler relation = relation(row);
			if (row.text(1).equals("x")) {
				attach(relation, "constraint " + row.text(2));
			}
			constraints.read(row, relation);
		}
		Map<String, String> methods = new HashMap<>();
		this.texts.rows(CatalogPart.METHODS).forEach((row) -> methods.put(row.text(0), row.text(1)));
		for (CatalogRow row : this.texts.rows(CatalogPart.INDEXES)) {
			RelationAssembler relation = relation(row);
			if (!constraints.keepsRule(row, relation)) {
				relation.add(new IndexReader(row, methods.getOrDefault(row.text(3), ""), relation::columnName));
			}
		}
	}

	private void attach(RelationAssembler relation, String part) {
		QualifiedName name = relation.name();
		this.attachments.put(new QualifiedName(name.schema(), part + " on " + name.name()), name);
	}

	private void dependents() {
		for (CatalogRow row : this.texts.rows(CatalogPart.DEPENDENTS)) {
			relation(row).addDependent((int) row.number(1), row.text(2));
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.REPLICA_IDENTITIES)) {
			relation(row).keepNotNull(row.numbers(1));
		}
	}

	private void triggers() {
		for (CatalogRow row : this.texts.rows(CatalogPart.TRIGGERS)) {
			RelationAssembler relation = relation(row);
			if (row.has(3)) {
				relation.addInStep(InStepTrigger.columns(row.text(3)));
				continue;
			}
			attach(relation, "trigger " + row.text(1));
			if (row.is(2)) {
				relation.keepAllNotNull();
			}
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.ATTACHMENTS)) {
			attach(relation(row), row.text(1));
		}
	}

	private void partitions() {
		for (CatalogRow row : this.texts.rows(CatalogPart.PARTITIONS)) {
			RelationAssembler relation = relation(row);
			QualifiedName child = this.texts.name(row, 1);
			if (row.is(3)) {
				this.attachments.put(child, relation.name());
			}
			if (relation.kind().equals("p")) {
				relation.addPartition(child);
			}
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.PARTITION_KEYS)) {
			relation(row).partitionKey(row.numbers(1));
		}
	}

	private void publish() {
		Map<String, CatalogRow> byOid = new HashMap<>();
		for (CatalogRow row : this.texts.rows(CatalogPart.PUBLICATIONS)) {
			byOid.put(row.text(0), row);
			if (row.is(2)) {
				publish(row, null);
			}
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.PUBLISHED_SCHEMAS)) {
			CatalogRow publication = byOid.get(row.text(0));
			if (publication != null) {
				publish(publication, this.texts.namespace(row.text(1)));
			}
		}
		for (CatalogRow row : this.texts.rows(CatalogPart.PUBLISHED_TABLES)) {
			CatalogRow publication = byOid.get(row.text(0));
			RelationAssembler relation = this.relations.get(row.text(1));
			if (publication != null && relation != null && !publication.is(2)) {
				relation.addPublication(publication.text(1));
			}
		}
		this.publications.sort(Comparator.comparing(Publication::name)
			.thenComparing(Publication::schema, Comparator.nullsLast(Comparator.naturalOrder())));
	}

	/** Whoever publishes all tables of a schema, or of all, publishes those of today. */
	private void publish(CatalogRow publication, @Nullable String schema) {
		if (publication.is(3)) {
			this.publications.add(new Publication(publication.text(1), schema));
		}
		for (RelationAssembler relation : this.relations.values()) {
			boolean table = relation.kind().equals("r") || relation.kind().equals("p");
			if (table && (schema == null || schema.equals(relation.name().schema()))) {
				relation.addPublication(publication.text(1));
			}
		}
	}

	Collection<RelationAssembler> all() {
		return this.relations.values();
	}

	/** Tell whether a sequence belongs to a column. */
	boolean isOwned(String sequence) {
		return this.owned.contains(sequence);
	}

	Map<QualifiedName, QualifiedName> attachments() {
		return this.attachments;
	}

	List<Publication> publications() {
		return this.publications;
	}

}
