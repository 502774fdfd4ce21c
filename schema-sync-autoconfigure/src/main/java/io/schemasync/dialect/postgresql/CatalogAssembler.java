package io.schemasync.dialect.postgresql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Server;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what {@link CatalogQuery} found.
 */
class CatalogAssembler {

	private final CatalogTexts texts = new CatalogTexts();

	private final Map<QualifiedName, Table> tables = new TreeMap<>();

	private final Map<QualifiedName, CompositeType> compositeTypes = new TreeMap<>();

	private final Map<QualifiedName, View> views = new TreeMap<>();

	private final Map<QualifiedName, Sequence> sequences = new TreeMap<>();

	private final Map<QualifiedName, Sequence> columnSequences = new HashMap<>();

	/**
	 * Take a part.
	 * @param number number of the {@link CatalogPart}
	 * @param text its rows, {@code null} if there are none
	 */
	void add(int number, @Nullable String text) {
		this.texts.add(number, text);
	}

	String fullVersion() {
		return server().text(0);
	}

	boolean hasExtension(String name) {
		for (CatalogRow row : this.texts.rows(CatalogPart.EXTENSIONS)) {
			if (row.text(0).equals(name)) {
				return true;
			}
		}
		return false;
	}

	private CatalogRow server() {
		for (CatalogRow row : this.texts.rows(CatalogPart.SERVER)) {
			return row;
		}
		throw new IllegalStateException("The server did not say what it is");
	}

	/** Understand {@link CatalogQuery#SERVER_ATTRIBUTES}. */
	static Server server(CatalogRow row) {
		return new Server("PostgreSQL", row.text(1).split(" ", 2)[0], (int) row.number(2), row.text(3),
				row.text(4) + "/" + row.text(5), row.text(6), row.optional(7), row.is(8), row.number(9));
	}

	Catalog catalog() {
		RelationReader relations = new RelationReader(this.texts);
		relations.read();
		relations.all().forEach(this::add);
		sequences(relations);
		OtherObjects others = new OtherObjects(this.texts);
		Server server = server(server());
		Schema schema = Schema.of(this.texts.namespacesInScope(), this.tables.values(), this.sequences.values(),
				others.enumTypes(), this.compositeTypes.values(), this.views.values(), List.of());
		return new Catalog(server.with(relations.publications(), others.constrainedDomains()), schema, others.types(),
				others.routines(server.defaultSchema()), relations.attachments(), this.columnSequences);
	}

	private void add(RelationAssembler relation) {
		if (relation.kind().equals("c")) {
			this.compositeTypes.put(relation.name(), relation.compositeType());
			return;
		}
		this.tables.put(relation.name(), relation.table());
		if (relation.kind().equals("v")) {
			this.views.put(relation.name(), new View(relation.name(), relation.query(), Origin.NONE));
		}
	}

	private void sequences(RelationReader relations) {
		for (CatalogRow row : this.texts.rows(CatalogPart.SEQUENCES)) {
			Sequence sequence = new Sequence(this.texts.name(row, 1), row.number(3), row.number(4), row.number(5), "",
					List.of(), Origin.NONE);
			(relations.isOwned(row.text(0)) ? this.columnSequences : this.sequences).put(sequence.name(), sequence);
		}
	}

}
