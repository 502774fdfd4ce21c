package io.schemasync.source.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

	/**
	 * PostgreSQL makes one constraint of several over the same columns in the same order
	 * in one {@code create table}; none if they are those of the primary key.
	 */
	List<UniqueConstraint> uniqueConstraints(Table table, @Nullable PrimaryKey primaryKey) {
		Map<List<Object>, UniqueConstraint> constraints = new LinkedHashMap<>();
		for (Column column : this.model.order().columns(table)) {
			if (column.isUnique() && !table.isPrimaryKey(column)) {
				add(constraints, UniqueConstraint.of(null, names(List.of(column))));
			}
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (!isWrittenWithColumn(table, key) && !IndexReader.isIndex(key)) {
				String name = key.isNameExplicit() ? name(table, key) : null;
				add(constraints, new UniqueConstraint(name, names(key.getColumns()), true, true, true, "",
						(key.getOptions() != null) ? key.getOptions().strip() : ""));
			}
		}
		if (primaryKey != null) {
			constraints.remove(identity(primaryKey.columns(), ""));
		}
		return new ArrayList<>(constraints.values());
	}

	private static void add(Map<List<Object>, UniqueConstraint> constraints, UniqueConstraint constraint) {
		List<Object> identity = identity(constraint.columns(), constraint.options());
		UniqueConstraint first = constraints.get(identity);
		if (first == null || first.name() == null) {
			constraints.put(identity, constraint);
		}
	}

	/** Constraints that are checked at different times remain two. */
	private static List<Object> identity(List<String> columns, String options) {
		if (options.isEmpty()) {
			return List.of(columns, false, false);
		}
		String words = " " + options.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
		boolean deferred = words.contains(" initially deferred");
		boolean deferrable = deferred || words.replace(" not deferrable", "").contains(" deferrable");
		return List.of(columns, deferrable, deferred);
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
