package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.UniqueConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads primary keys and unique constraints, as Hibernate writes them into
 * {@code create table}: named only if the mapping names them.
 */
final class KeyReader {

	private final Model model;

	private final Set<QualifiedName> taken = new HashSet<>();

	KeyReader(Model model) {
		this.model = model;
	}

	@Nullable PrimaryKey primaryKey(Table table) {
		if (!table.hasPrimaryKey() || table.getPrimaryKey().getColumns().isEmpty()) {
			return null;
		}
		org.hibernate.mapping.PrimaryKey key = table.getPrimaryKey();
		UniqueKey naming = key.getOrderingUniqueKey();
		String name = (naming != null && naming.isNameExplicit()) ? name(table, naming) : null;
		return new PrimaryKey(name, names(this.model.order().primaryKey(key)));
	}

	/** Several may be over the same columns, as the mapping says so. */
	List<UniqueConstraint> uniqueConstraints(Table table) {
		List<UniqueConstraint> constraints = new ArrayList<>();
		for (Column column : this.model.order().columns(table)) {
			if (column.isUnique() && !table.isPrimaryKey(column)) {
				constraints.add(UniqueConstraint.of(null, names(List.of(column))));
			}
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (!isWrittenWithColumn(table, key) && !IndexReader.isIndex(key)) {
				String name = key.isNameExplicit() ? name(table, key) : null;
				constraints.add(new UniqueConstraint(name, names(key.getColumns()), true, true, true, "",
						(key.getOptions() != null) ? key.getOptions().strip() : ""));
			}
		}
		return constraints;
	}

	/** A name of its own is lost if the only column is marked unique as well. */
	private static boolean isWrittenWithColumn(Table table, UniqueKey key) {
		if (key.getColumns().size() != 1) {
			return false;
		}
		Column keyColumn = key.getColumn(0);
		Column column = table.getColumn(keyColumn);
		return keyColumn.isUnique() || column != null && column.isUnique();
	}

	/**
	 * Tables of one hierarchy may inherit a constraint with its name, which only the
	 * first can have.
	 */
	private @Nullable String name(Table table, UniqueKey key) {
		String name = this.model.names().written(key.getName());
		String schema = this.model.names().namespace(table.getCatalogIdentifier(), table.getSchemaIdentifier());
		return this.taken.add(new QualifiedName(schema, name)) ? name : null;
	}

	private List<String> names(List<Column> columns) {
		List<String> names = new ArrayList<>(columns.size());
		for (Column column : columns) {
			names.add(this.model.names().name(column));
		}
		return names;
	}

}
