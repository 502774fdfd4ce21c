package io.schemasync.dialect.mariadb;

import java.util.List;
import java.util.Set;

import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

/** Takes a schema out of its database, so that it can be wished for in another one. */
final class Unqualified {

	private Unqualified() {
	}

	static Schema of(Schema schema) {
		List<Table> tables = schema.tables().values().stream().map(Unqualified::table).toList();
		return Schema.of(Set.of(), tables,
				schema.sequences().values().stream().map((it) -> it.withName(name(it.name()))).toList(), List.of(),
				List.of(), List.of(), List.of());
	}

	private static Table table(Table table) {
		return table.toBuilder()
			.name(name(table.name()))
			.options("")
			.foreignKeys(table.foreignKeys()
				.stream()
				.map((key) -> new ForeignKey(key.name(), key.columns(), name(key.referencedTable()),
						key.referencedColumns(), key.onDelete(), key.onUpdate(), "", true))
				.toList())
			.build();
	}

	private static QualifiedName name(QualifiedName name) {
		return new QualifiedName(null, name.name());
	}

}
