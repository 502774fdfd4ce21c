package io.schemasync.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;

/**
 * What a database held at the moment it was read.
 *
 * @param server the server
 * @param schema the objects in the schemas that were asked for
 * @param types names of all types outside the system's own schema that exist, whether
 * they can be described or not (domains, extension types, ranges)
 * @param routines names of functions there, and of extensions as {@code extension name}
 * in the default schema, for what models bring as SQL
 * @param attachments names of triggers and partitions, which go with their tables, and
 * the tables
 * @param columnSequences sequences that belong to a column; they are part of its identity
 * and so not in the schema, but a model may name one
 */
public record Catalog(Server server, Schema schema, Set<QualifiedName> types, Set<QualifiedName> routines,
		Map<QualifiedName, QualifiedName> attachments, Map<QualifiedName, Sequence> columnSequences) {

	public Catalog {
		types = Set.copyOf(types);
		routines = Set.copyOf(routines);
		attachments = Map.copyOf(attachments);
		columnSequences = Map.copyOf(columnSequences);
	}

	/**
	 * Create a catalog in which no sequence belongs to a column.
	 * @param server the server
	 * @param schema the objects in the schemas that were asked for
	 * @param types names of all types outside the system's own schema
	 * @param routines names of functions
	 */
	public Catalog(Server server, Schema schema, Set<QualifiedName> types, Set<QualifiedName> routines) {
		this(server, schema, types, routines, Map.of(), Map.of());
	}

	/**
	 * Return what is left after tables are dropped, as far as names are concerned.
	 * @param tables the tables
	 * @return the same without what is attached to them
	 */
	public Catalog withoutAttachmentsOf(Set<QualifiedName> tables) {
		Map<QualifiedName, QualifiedName> rest = new HashMap<>(this.attachments);
		rest.values().removeAll(tables);
		List<Table> bare = this.schema.tables()
			.values()
			.stream()
			.map((table) -> tables.contains(table.name()) ? bare(table) : table)
			.toList();
		Schema left = Schema.of(this.schema.namespaces(), bare, this.schema.sequences().values(),
				this.schema.enumTypes().values(), this.schema.compositeTypes().values(), this.schema.views().values(),
				this.schema.auxiliaryObjects());
		return new Catalog(this.server, left, this.types, this.routines, rest, this.columnSequences);
	}

	private static Table bare(Table table) {
		return table.toBuilder()
			.uniqueConstraints(List.of())
			.foreignKeys(List.of())
			.checks(List.of())
			.indexes(List.of())
			.build();
	}

}
