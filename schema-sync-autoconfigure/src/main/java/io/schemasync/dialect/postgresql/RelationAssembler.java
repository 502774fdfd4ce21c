package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.CompositeType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * Puts the rows together that belong to one table, view or composite type.
 */
class RelationAssembler {

	private final QualifiedName name;

	private final String relkind;

	private final TableBuilder table;

	private final List<Column> columns = new ArrayList<>();

	private final Map<Integer, String> columnNames = new HashMap<>();

	private final Map<String, String> interned;

	private final long estimatedRows;

	private final long bytes;

	private final Map<String, List<String>> dependents = new HashMap<>();

	private final Set<String> keptNotNull = new HashSet<>();

	private final List<String> publications = new ArrayList<>();

	private final List<QualifiedName> partitions = new ArrayList<>();

	private @Nullable List<String> partitionKey;

	private final List<TablePart> unfinished = new ArrayList<>();

	RelationAssembler(QualifiedName name, CatalogRow row, Map<String, String> interned) {
		this.name = name;
		this.relkind = row.text(2);
		this.interned = interned;
		this.table = Table.named(name).kind(kind(this.relkind)).comment(row.optional(5));
		this.estimatedRows = row.number(3);
		this.bytes = row.number(4);
	}

	private static Table.Kind kind(String relkind) {
		return switch (relkind) {
			case "p" -> Table.Kind.PARTITIONED_TABLE;
			case "v" -> Table.Kind.VIEW;
			case "m" -> Table.Kind.MATERIALIZED_VIEW;
			case "f" -> Table.Kind.FOREIGN_TABLE;
			default -> Table.Kind.TABLE;
		};
	}

	void addColumn(CatalogRow row) {
		Column column = ColumnReader.read(row, this.interned);
		this.columns.add(column);
		this.columnNames.put(row.position(), column.name());
	}

	void addConstraint(CatalogRow row) {
		String constraint = row.text(1);
		List<String> constrained = names(row.numbers(2));
		switch (row.text(0)) {
			case "p" -> this.table.primaryKey(new PrimaryKey(constraint, constrained));
			case "u" -> this.table.unique(
					new UniqueConstraint(constraint, constrained, !row.is(12), true, row.is(13), deferral(row), ""));
			case "c" -> addCheck(new CheckConstraint(constraint, row.text(4), constrained, row.is(3)));
			case "f" -> this.table
				.foreignKey(new ForeignKey(constraint, constrained, new QualifiedName(row.text(5), row.text(6)),
						row.from(14), action(row.text(7)), action(row.text(8)), timing(row), row.is(3)));
			default -> throw new IllegalStateException("Unknown kind of constraint: " + row.text(0));
		}
	}

	private void addCheck(CheckConstraint check) {
		if (Temporaries.bearsName(check)) {
			this.unfinished.add(check);
		}
		else {
			this.table.check(EnumCheck.recognise(check, this.columns));
		}
	}

	private List<String> names(int[] numbers) {
		return Arrays.stream(numbers).mapToObj(this.columnNames::get).filter(Objects::nonNull).toList();
	}

	private static ReferentialAction action(String code) {
		return switch (code) {
			case "r" -> ReferentialAction.RESTRICT;
			case "c" -> ReferentialAction.CASCADE;
			case "n" -> ReferentialAction.SET_NULL;
			case "d" -> ReferentialAction.SET_DEFAULT;
			default -> ReferentialAction.NO_ACTION;
		};
	}

	private static String timing(CatalogRow row) {
		String match = row.text(9).equals("f") ? "match full" : "";
		return (match + " " + deferral(row)).strip();
	}

	private static String deferral(CatalogRow row) {
		return row.is(10) ? (row.is(11) ? "deferrable initially deferred" : "deferrable") : "";
	}

	void addIndex(CatalogRow row) {
		IndexReader index = new IndexReader(row, this.columnNames);
		TablePart part = index.isUniqueConstraint() ? index.uniqueConstraint() : index.index();
		if (Temporaries.bearsName(part)) {
			this.unfinished.add(part);
		}
		else if (part instanceof UniqueConstraint unique) {
			this.table.unique(unique);
		}
		else {
			this.table.index((Index) part);
		}
	}

	void addDependent(CatalogRow row) {
		names(new int[] { row.position() })
			.forEach((column) -> this.dependents.computeIfAbsent(column, (name) -> new ArrayList<>()).add(row.text(0)));
	}

	void addKeptNotNull(CatalogRow row) {
		this.keptNotNull.addAll(names(new int[] { row.position() }));
	}

	void addFact(CatalogRow row) {
		switch (row.kind()) {
			case 64 -> this.publications.add(row.text(0));
			case 65 -> this.partitionKey = row.from(0);
			default -> this.partitions.add(new QualifiedName(row.text(0), row.text(1)));
		}
	}

	QualifiedName name() {
		return this.name;
	}

	boolean isType() {
		return this.relkind.equals("c");
	}

	Table table() {
		return this.table.columns(this.columns)
			.facts(new TableFacts(this.estimatedRows, this.bytes, this.dependents, this.keptNotNull, this.publications,
					this.partitionKey, this.partitions, this.unfinished))
			.build();
	}

	CompositeType compositeType() {
		return new CompositeType(this.name, this.columns, Origin.NONE);
	}

}
