package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.TableBuilder;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Reads the rules and indexes of tables.
 */
final class RuleReader {

	private final Map<QualifiedName, List<CatalogRow>> keys;

	private final Map<QualifiedName, CatalogRow> constraints = new HashMap<>();

	private final Map<QualifiedName, List<CatalogRow>> ofTable = new HashMap<>();

	private final Map<QualifiedName, CatalogRow> references = new HashMap<>();

	private final Map<QualifiedName, String> conditions = new HashMap<>();

	private final Map<QualifiedName, List<CatalogRow>> indexes;

	private final Map<QualifiedName, List<CatalogRow>> indexColumns;

	private final EnumChecks enumChecks;

	private final String nullOrdering;

	RuleReader(Function<CatalogPart, List<CatalogRow>> rows, H2Names names) {
		this.enumChecks = new EnumChecks(names);
		this.nullOrdering = rows.apply(CatalogPart.SERVER).get(0).text(6);
		this.keys = byName(rows.apply(CatalogPart.KEYS));
		this.indexColumns = byName(rows.apply(CatalogPart.INDEX_COLUMNS));
		this.indexes = rows.apply(CatalogPart.INDEXES).stream().collect(Collectors.groupingBy((row) -> row.name(2)));
		rows.apply(CatalogPart.REFERENCES).forEach((row) -> this.references.put(row.name(0), row));
		rows.apply(CatalogPart.CHECKS).forEach((row) -> this.conditions.put(row.name(0), row.text(2)));
		for (CatalogRow row : rows.apply(CatalogPart.CONSTRAINTS)) {
			this.constraints.put(row.name(0), row);
			this.ofTable.computeIfAbsent(row.name(2), (table) -> new ArrayList<>()).add(row);
		}
	}

	/** Rows of one name in the order of their positions. */
	private static Map<QualifiedName, List<CatalogRow>> byName(List<CatalogRow> rows) {
		return rows.stream()
			.sorted(Comparator.comparingLong((row) -> row.number(2)))
			.collect(Collectors.groupingBy((row) -> row.name(0)));
	}

	/** Add what belongs to a table. */
	TableBuilder complete(TableBuilder table, QualifiedName name) {
		List<CheckConstraint> checks = new ArrayList<>();
		List<UniqueConstraint> uniques = new ArrayList<>();
		List<ForeignKey> foreignKeys = new ArrayList<>();
		for (CatalogRow row : sorted(this.ofTable.getOrDefault(name, List.of()))) {
			switch (row.text(4)) {
				case "PRIMARY KEY" -> table.primaryKey(new PrimaryKey(row.text(1), columns(row.name(0))));
				case "UNIQUE" -> uniques.add(
						new UniqueConstraint(row.text(1), columns(row.name(0)), !row.text(5).equals("NO"), true, true));
				case "CHECK" -> checks.add(new CheckConstraint(row.text(1),
						this.conditions.getOrDefault(row.name(0), ""), List.of(), true));
				case "FOREIGN KEY" -> foreignKeys.add(foreignKey(row.name(0)));
				default -> throw new IllegalStateException("Unknown kind of constraint: " + row.text(4));
			}
		}
		List<Index> plain = new ArrayList<>();
		for (CatalogRow row : sorted(this.indexes.getOrDefault(name, List.of()))) {
			TablePart part = index(row);
			if (part instanceof UniqueConstraint unique) {
				uniques.add(unique);
			}
			else {
				plain.add((Index) part);
			}
		}
		List<Column> columns = table.build().columns();
		return table.uniqueConstraints(uniques)
			.foreignKeys(foreignKeys)
			.checks(checks.stream().map((check) -> this.enumChecks.recognise(check, columns)).toList())
			.indexes(plain);
	}

	private static List<CatalogRow> sorted(List<CatalogRow> rows) {
		return rows.stream().sorted(Comparator.comparing((row) -> row.text(1))).toList();
	}

	/**
	 * Until it is restarted, H2 goes on showing the old names of columns that were
	 * renamed; those of the index that keeps the rule are right.
	 */
	private List<String> columns(QualifiedName constraint) {
		List<String> columns = new ArrayList<>(
				this.keys.getOrDefault(constraint, List.of()).stream().map((row) -> row.text(3)).toList());
		List<String> indexed = Optional.ofNullable(this.constraints.get(constraint))
			.map((row) -> this.indexColumns.getOrDefault(row.name(6), List.of()))
			.orElse(List.of())
			.stream()
			.map((row) -> row.text(3))
			.toList();
		Iterator<String> renamed = indexed.stream().filter((name) -> !columns.contains(name)).toList().iterator();
		columns.replaceAll((name) -> (indexed.contains(name) || !renamed.hasNext()) ? name : renamed.next());
		return columns;
	}

	private ForeignKey foreignKey(QualifiedName constraint) {
		CatalogRow reference = Objects.requireNonNull(this.references.get(constraint));
		QualifiedName key = reference.name(2);
		List<String> target = columns(key);
		List<String> referenced = this.keys.getOrDefault(constraint, List.of())
			.stream()
			.map((row) -> target.get((int) row.number(4) - 1))
			.toList();
		return new ForeignKey(constraint.name(), columns(constraint),
				Objects.requireNonNull(this.constraints.get(key)).name(2), referenced, action(reference.text(5)),
				action(reference.text(4)), "", true);
	}

	private static ReferentialAction action(String rule) {
		return ReferentialAction.valueOf(rule.replace(' ', '_'));
	}

	private TablePart index(CatalogRow row) {
		List<IndexPart> parts = this.indexColumns.getOrDefault(row.name(0), List.of())
			.stream()
			.map(this::part)
			.toList();
		boolean unique = row.text(4).startsWith("UNIQUE");
		boolean columnsAlone = parts.stream().allMatch((part) -> part.equals(IndexPart.of(part.sql())));
		if (unique && columnsAlone) {
			return new UniqueConstraint(row.text(1), parts.stream().map(IndexPart::sql).toList(),
					!row.text(5).equals("NO"), false, true);
		}
		boolean plain = row.text(4).equals("INDEX") || unique;
		return new Index(row.text(1), parts, unique, plain ? "btree" : row.text(4).toLowerCase(), "", true);
	}

	/**
	 * Where nulls come unless the index says otherwise is a setting of the database; in
	 * the schema that is what the order alone means.
	 */
	private IndexPart part(CatalogRow row) {
		boolean descending = row.text(4).equals("DESC");
		String usually = switch (this.nullOrdering) {
			case "HIGH" -> descending ? "FIRST" : "LAST";
			case "FIRST", "LAST" -> this.nullOrdering;
			default -> descending ? "LAST" : "FIRST";
		};
		boolean usual = row.text(5).isEmpty() || row.text(5).equals(usually);
		return new IndexPart(row.text(3), false, descending, descending == usual);
	}

}
